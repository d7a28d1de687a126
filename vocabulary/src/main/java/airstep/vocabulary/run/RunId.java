package airstep.vocabulary.run;

import java.time.Instant;

/**
 * Identifies a run.
 *
 * @param execution the ARN of its execution
 * @param scheduledTime when it was due; the time of its start if it was started by hand
 */
public record RunId(String flow, String execution, Instant scheduledTime, boolean byHand) {}
