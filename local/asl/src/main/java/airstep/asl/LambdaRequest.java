package airstep.asl;

import java.time.Instant;

/**
 * One invocation of a Lambda function.
 *
 * @param functionName the name or ARN in the Task's arguments
 * @param payload JSON in UTF-8
 * @param deadline when the invocation times out
 */
@SuppressWarnings("ArrayRecordComponent") // A payload is passed on, never compared.
public record LambdaRequest(
    String functionName, String requestId, byte[] payload, Instant deadline) {}
