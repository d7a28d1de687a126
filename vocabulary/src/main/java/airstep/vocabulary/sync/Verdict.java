package airstep.vocabulary.sync;

import airstep.vocabulary.Outcome;
import airstep.vocabulary.SyncReason;
import java.util.OptionalLong;

/**
 * The outcome of a sync and why.
 *
 * @param job the id of the other job, for {@link SyncReason#OTHER_RUNS}
 * @param seconds for how long, for {@link SyncReason#JOB_HIDDEN}
 */
public record Verdict(Outcome outcome, SyncReason code, OptionalLong job, OptionalLong seconds) {

  public static Verdict of(Outcome outcome, SyncReason code) {
    return new Verdict(outcome, code, OptionalLong.empty(), OptionalLong.empty());
  }
}
