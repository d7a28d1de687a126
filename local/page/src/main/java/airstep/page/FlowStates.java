package airstep.page;

import airstep.flows.Flow;
import airstep.operate.ListedRun;
import airstep.operate.Run;
import airstep.vocabulary.json.JsonFields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The state of each flow: those of the files, then those that only the history knows.
 *
 * @param describe asks for one run
 */
record FlowStates(
    List<Flow> flows, RunList runs, Instant now, BiFunction<RunList, ListedRun, Run> describe) {

  /** A start takes some seconds; a queue of EventBridge Scheduler some minutes at most. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  /** How far back a missed start is looked for. */
  private static final Duration LOOK_BACK = Duration.ofDays(8);

  private static final Duration LOOK_AHEAD = Duration.ofDays(32);

  private static final int LAST = 10;

  /** A success that is listed may be a skipped run; so many are asked for. */
  private static final int MOST_ASKED = 5;

  List<JsonFields> all() {
    List<JsonFields> all = new ArrayList<>(flows.stream().map(this::known).toList());
    Set<String> gone =
        runs.all().stream().map(ListedRun::flow).collect(Collectors.toCollection(TreeSet::new));
    flows.forEach(flow -> gone.remove(flow.name()));
    gone.forEach(name -> all.add(ran(name).put("file", false)));
    return all;
  }

  private JsonFields known(Flow flow) {
    Optional<Instant> success = success(flow.name());
    return ran(flow.name())
        .put("file", true)
        .put("description", flow.description())
        .put("tags", flow.tags())
        .put("zone", flow.zone().getId())
        .put("enabled", flow.switchedOn())
        .put("starts", flow.startText())
        .put("scheduled", flow.schedule().isPresent())
        .put("next", next(flow))
        .put("freshness", flow.freshness())
        .put("lastSuccess", success)
        .put("late", late(flow))
        .put("stale", stale(flow, success));
  }

  private JsonFields ran(String name) {
    List<JsonFields> last =
        runs.of(name, LAST).reversed().stream()
            .map(run -> new JsonFields().put("id", run.id()).put("status", run.status()))
            .toList();
    return new JsonFields().put("name", name).put("last", last);
  }

  private Optional<Instant> next(Flow flow) {
    return flow.schedule()
        .filter(_ -> flow.switchedOn())
        .flatMap(
            it -> it.starts(now).takeWhile(at -> at.isBefore(now.plus(LOOK_AHEAD))).findFirst());
  }

  private Optional<Instant> success(String flow) {
    return runs.all().stream()
        .filter(run -> run.flow().equals(flow) && !run.check())
        .filter(run -> run.status().equals("SUCCEEDED"))
        .limit(MOST_ASKED)
        .map(run -> describe.apply(runs, run))
        .filter(run -> run.status().equals("SUCCEEDED"))
        .findFirst()
        .flatMap(Run::endedAt);
  }

  /** The last scheduled time that no run began at, of a flow that has run before it. */
  private Optional<Instant> late(Flow flow) {
    List<Instant> starts =
        flow.schedule()
            .filter(_ -> flow.switchedOn())
            .map(it -> it.between(now.minus(LOOK_BACK), now.minus(GRACE)))
            .orElse(List.of());
    if (starts.isEmpty()) {
      return Optional.empty();
    }
    Instant last = starts.getLast();
    List<Instant> ran = runs.of(flow.name(), 1).stream().map(ListedRun::startedAt).toList();
    return ran.isEmpty() || !ran.getFirst().isBefore(last) ? Optional.empty() : Optional.of(last);
  }

  /** Since when the last success is older than the flow allows. */
  private Optional<Instant> stale(Flow flow, Optional<Instant> success) {
    return flow.freshness()
        .flatMap(age -> success.map(at -> at.plus(age)))
        .filter(until -> until.isBefore(now));
  }
}
