package airstep.vocabulary.sync;

/**
 * An error that a state has caught. The JSON keys are those of Step Functions, {@code Error} and
 * {@code Cause}.
 *
 * @param error its name
 * @param cause for an error of a function, the JSON that Lambda makes of an exception
 */
public record Fault(String error, String cause) {}
