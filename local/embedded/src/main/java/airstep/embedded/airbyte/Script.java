package airstep.embedded.airbyte;

import java.util.List;
import java.util.UUID;

/** Writes the future of a connection: what each of its next syncs will do. */
@FunctionalInterface
public interface Script {

  /**
   * Plans a sync at the moment it starts.
   *
   * @param nth 0 for the connection's first sync in this Airbyte
   */
  JobPlan plan(UUID connectionId, int nth);

  /** These plans in order; the last one repeats. */
  static Script of(JobPlan first, JobPlan... others) {
    List<JobPlan> later = List.of(others);
    return (_, nth) ->
        nth == 0 || later.isEmpty() ? first : later.get(Math.min(nth, later.size()) - 1);
  }

  /** Syncs of a few minutes that succeed; the same seed gives the same ones. */
  static Script everyday(long seed) {
    return new EverydayScript(seed);
  }
}
