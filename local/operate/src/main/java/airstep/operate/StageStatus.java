package airstep.operate;

import airstep.flows.Flow;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is going on in a place.
 *
 * @param place the name of the place
 * @param running the runs that run now
 * @param failed what has failed and has not recovered
 * @param late flows that were due and did not start
 * @param stale flows without a recent success
 * @param coming the next time of each flow, in order
 * @param empty whether nothing has run yet
 */
public record StageStatus(
    PlaceName place,
    Instant at,
    List<Run> running,
    List<Unrecovered> failed,
    List<LateStart> late,
    List<StaleFlow> stale,
    List<ComingStart> coming,
    boolean empty)
    implements JsonRecord {

  /** Reads the status of these flows. */
  public static StageStatus of(Place place, List<Flow> flows, Instant now) {
    Runs runs = place.runs();
    List<Unrecovered> failed = new ArrayList<>();
    List<LateStart> late = new ArrayList<>();
    List<StaleFlow> stale = new ArrayList<>();
    List<ComingStart> coming = new ArrayList<>();
    for (Flow flow : flows) {
      Iterable<Run> last = runs.last(flow.name(), FlowHealth.RUNS);
      PauseState pauses = place.pauses().of(flow);
      FlowHealth health = FlowHealth.of(place, flow, pauses, runs, last, now);
      failed.addAll(Unrecovered.of(last, place.name()));
      health.late().ifPresent(late::add);
      health.stale().ifPresent(stale::add);
      ComingStart.of(flow, pauses, now).ifPresent(coming::add);
    }
    coming.sort(Comparator.comparing(ComingStart::at).thenComparing(ComingStart::flow));
    return new StageStatus(
        place.name(), now, runs.running(), failed, late, stale, coming, runs.isEmpty());
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("at", at)
        .put("running", running)
        .put("failed", failed)
        .put("late", late)
        .put("stale", stale)
        .put("coming", coming);
  }
}
