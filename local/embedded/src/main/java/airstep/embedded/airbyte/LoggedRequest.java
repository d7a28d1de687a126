package airstep.embedded.airbyte;

import java.time.Instant;

/**
 * One received call.
 *
 * @param target the path and query as sent
 */
public record LoggedRequest(Instant at, String method, String target, int status) {}
