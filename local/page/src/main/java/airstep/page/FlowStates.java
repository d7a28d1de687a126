package airstep.page;

import airstep.flows.Flow;
import airstep.operate.FlowHealth;
import airstep.operate.FlowSummary;
import airstep.operate.LateStart;
import airstep.operate.ListedRun;
import airstep.operate.Pause;
import airstep.operate.PauseChange;
import airstep.operate.PauseState;
import airstep.operate.Place;
import airstep.operate.Run;
import airstep.operate.StaleFlow;
import airstep.vocabulary.json.JsonFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The state of each flow, by the rules of {@code flows ls} and {@code status}: those of the files,
 * then those that only the history knows.
 *
 * @param pauses returns the state of the pause of a flow
 * @param describe asks for one run
 */
record FlowStates(
    Place place,
    List<Flow> flows,
    Function<Flow, PauseState> pauses,
    RunList runs,
    Instant now,
    BiFunction<RunList, ListedRun, Run> describe) {

  List<JsonFields> all() {
    List<JsonFields> all = new ArrayList<>(flows.stream().map(this::known).toList());
    Set<String> gone =
        runs.all().stream().map(ListedRun::flow).collect(Collectors.toCollection(TreeSet::new));
    flows.forEach(flow -> gone.remove(flow.name()));
    gone.forEach(name -> all.add(ran(name).put("file", false)));
    return all;
  }

  private JsonFields known(Flow flow) {
    PauseState pause = pauses.apply(flow);
    // Its last runs are listed; only few of them are asked for.
    FlowSummary summary = FlowSummary.of(flow, place, pause, List.of(), now);
    FlowHealth health =
        FlowHealth.of(place, flow, pause, runs.runs(), () -> last(flow).iterator(), now);
    return ran(flow.name())
        .put("file", true)
        .put("description", flow.description())
        .put("tags", flow.tags())
        .put("zone", flow.zone().getId())
        .put("state", summary.state().name())
        .put("pause", summary.pause().map(FlowStates::json))
        .put("starts", flow.startText())
        .put("next", summary.next())
        .put("freshness", flow.freshness())
        .put("lastSuccess", health.lastSuccess().flatMap(Run::endedAt))
        .put("late", health.late().map(LateStart::due))
        .put("stale", health.stale().map(StaleFlow::freshness))
        .put("differences", summary.differences())
        .put("change", change(new PauseChange(place, flow, pause)));
  }

  private Stream<Run> last(Flow flow) {
    return runs.of(flow.name(), FlowHealth.RUNS).stream().map(each -> describe.apply(runs, each));
  }

  private JsonFields ran(String name) {
    List<JsonFields> last =
        runs.of(name, FlowHealth.RUNS).reversed().stream()
            .map(run -> new JsonFields().put("id", run.id()).put("status", run.status()))
            .toList();
    return new JsonFields().put("name", name).put("last", last);
  }

  private static JsonFields json(Pause pause) {
    return new JsonFields().put("until", pause.until()).put("why", pause.why());
  }

  /** What the page says before it pauses or resumes the flow. */
  private JsonFields change(PauseChange change) {
    boolean paused = change.before().canResume(now);
    return new JsonFields()
        .put("triggers", change.triggers())
        .put("notToPause", change.nothingToPause())
        .put("notToResume", paused ? change.notToResume() : Optional.of("it is not paused"));
  }
}
