package airstep.operate;

import airstep.flows.Flow;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Whether a flow runs as it should: the one rule of all that shows it.
 *
 * @param lastSuccess the last run of the whole flow that succeeded; empty if none of its last runs
 *     did
 */
public record FlowHealth(
    Optional<Run> lastSuccess, Optional<LateStart> late, Optional<StaleFlow> stale) {

  /** The maximum number of runs among which a success is looked for. */
  public static final int RUNS = FlowSummary.RUNS;

  /**
   * Reads it.
   *
   * @param runs all runs of the place
   * @param last the last runs of the flow, newest first, without checks; read only as far as needed
   */
  public static FlowHealth of(
      Place place, Flow flow, PauseState pauses, Runs runs, Iterable<Run> last, Instant now) {
    Optional<Run> success =
        StreamSupport.stream(last.spliterator(), false)
            .filter(run -> run.status().equals("SUCCEEDED") && !run.isPartial())
            .findFirst();
    Optional<Instant> lastDue = runs.lastDue(flow.name());
    Iterator<Run> ran = last.iterator();
    // On this machine, only the user's own cron starts a flow: Airstep cannot know whether it is
    // set up before it has done so once.
    return new FlowHealth(
        success,
        LateStart.of(flow, pauses, lastDue, now)
            .filter(_ -> !place.isLocal() || lastDue.isPresent()),
        StaleFlow.of(flow, success.flatMap(Run::endedAt), now)
            .filter(_ -> !place.isLocal() || ran.hasNext()));
  }
}
