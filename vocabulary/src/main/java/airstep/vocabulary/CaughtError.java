package airstep.vocabulary;

/**
 * An error that a state has caught. The JSON keys are those of Step Functions, {@code Error} and
 * {@code Cause}.
 *
 * @param error its name
 * @param cause for an error of a function, the JSON that Lambda makes of an exception
 */
public record CaughtError(String error, String cause) {}
