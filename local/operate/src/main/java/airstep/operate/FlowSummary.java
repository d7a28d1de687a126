package airstep.operate;

import airstep.flows.Flow;
import airstep.operate.TriggerState.State;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * A flow of a place: whether it starts by itself, and its last runs.
 *
 * @param pause the pause that keeps it from starting now
 * @param next when its schedule starts it next; empty if it does not
 * @param runs those of its last runs that have been read, newest first, without checks
 * @param triggers its rules and schedules on AWS; empty on this machine
 * @param differences how those differ from its file, each in words
 */
public record FlowSummary(
    Flow flow,
    FlowState state,
    Optional<Pause> pause,
    Optional<Instant> next,
    List<Run> runs,
    List<TriggerState> triggers,
    List<String> differences)
    implements JsonRecord {

  /** The maximum number of runs. */
  public static final int RUNS = 10;

  /** Reads the state of a flow. */
  public static FlowSummary of(Flow flow, Place place, Runs runs, Instant now) {
    PauseState found = place.pauses().of(flow);
    return of(flow, place, found, runs.newest(flow.name(), RUNS), now);
  }

  /** Returns the state of a flow with these last runs. */
  public static FlowSummary of(
      Flow flow, Place place, PauseState found, List<Run> runs, Instant now) {
    Optional<Pause> pause = found.active(now);
    return new FlowSummary(
        flow,
        state(flow, pause),
        pause,
        ComingStart.of(flow, found, now).filter(start -> !start.skipped()).map(ComingStart::at),
        runs,
        found.triggers(),
        differences(flow, found, place.name(), now));
  }

  private static FlowState state(Flow flow, Optional<Pause> pause) {
    if (!flow.enabled()) {
      return FlowState.DISABLED;
    }
    if (!flow.missing().isEmpty()) {
      return FlowState.UNSET;
    }
    return pause.isPresent() ? FlowState.PAUSED : FlowState.ENABLED;
  }

  private static List<String> differences(
      Flow flow, PauseState found, PlaceName place, Instant now) {
    return found.triggers().stream()
        .flatMap(
            trigger ->
                difference(flow, trigger, place, now)
                    .map(what -> trigger.service() + " " + trigger.name() + " " + what)
                    .stream())
        .toList();
  }

  private static Optional<String> difference(
      Flow flow, TriggerState trigger, PlaceName place, Instant now) {
    boolean over = trigger.pause().filter(it -> it.isOver(now)).isPresent();
    boolean ends = trigger.pause().flatMap(Pause::until).isPresent();
    return switch (trigger.state()) {
      case MISSING -> Optional.of("is not deployed");
      case ENABLED ->
          Optional.of("is ENABLED, but its file says enabled: false").filter(_ -> !flow.enabled());
      case DISABLED ->
          Optional.of("is DISABLED, but its file does not say so").filter(_ -> flow.enabled());
      case PAUSED -> {
        if (over) {
          yield Optional.of("is still DISABLED, though its pause is over");
        }
        String remedy = place.command("flows pause " + flow.name()) + " removes the end";
        yield Optional.of("will be ENABLED after its pause, against its file; " + remedy)
            .filter(_ -> ends && !flow.enabled());
      }
    };
  }

  /** Returns the rules and schedules that are in this state. */
  public List<TriggerState> in(State wanted) {
    return triggers.stream().filter(trigger -> trigger.state() == wanted).toList();
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("flow", flow.name())
        .put("state", state.name())
        .put("pausedUntil", pause.flatMap(Pause::until))
        .put("why", pause.map(Pause::why).filter(why -> !why.isEmpty()))
        .put("next", next)
        .put(
            "local",
            next.map(it -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(it.atZone(flow.zone()))))
        .put("zone", flow.zone().getId())
        .put("starts", flow.startText())
        .put("last", runs.stream().findFirst())
        .put("outcomes", runs.reversed().stream().map(Run::status).toList())
        .put("tags", flow.tags())
        .put("triggers", triggers)
        .put("differences", differences);
  }
}
