package airstep.vocabulary.sync;

/**
 * The input of PrepareSync. In JSON it is not yet merged and checked: {@code input} is what a run
 * or a person has given, {@code defaults} are a flow's default settings.
 *
 * @param retried how many times the state machine has retried the step
 */
public record PrepareInput(String connectionId, SyncSettings settings, long retried) {}
