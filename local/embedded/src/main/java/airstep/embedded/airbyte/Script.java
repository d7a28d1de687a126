package airstep.embedded.airbyte;

import java.util.List;
import java.util.UUID;

/** Plans the syncs of a connection. */
@FunctionalInterface
public interface Script {

  /**
   * Plans a sync when it starts.
   *
   * @param nth 0 for the first sync of the connection
   */
  JobPlan plan(UUID connectionId, int nth);

  /** These plans in order; the last one is repeated. */
  static Script of(JobPlan first, JobPlan... others) {
    List<JobPlan> later = List.of(others);
    return (_, nth) ->
        nth == 0 || later.isEmpty() ? first : later.get(Math.min(nth, later.size()) - 1);
  }

  /** Successful syncs of a few minutes; the same seed gives the same syncs. */
  static Script everyday(long seed) {
    return new EverydayScript(seed);
  }
}
