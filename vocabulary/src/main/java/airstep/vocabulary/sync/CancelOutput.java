package airstep.vocabulary.sync;

/**
 * The output of CancelSync: the job after the cancel.
 *
 * @param cancelled whether a cancel was sent
 */
public record CancelOutput(JobAnswer answer, boolean cancelled) {}
