package airstep.vocabulary.sync;

/**
 * The input of FindJob.
 *
 * @param machine the ARN of the state machine of syncs
 * @param stopped the ARN of the stopped sync
 */
public record FindInput(String machine, String stopped) {}
