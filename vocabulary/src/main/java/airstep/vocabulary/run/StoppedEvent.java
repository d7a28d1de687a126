package airstep.vocabulary.run;

/**
 * The input of NotifyStopped: the {@code detail} of an event of Step Functions.
 *
 * @param executionArn the ARN of an execution that ended
 */
public record StoppedEvent(String executionArn) {}
