package airstep.cli;

import airstep.flows.Flow;
import airstep.json.Json;
import airstep.operate.Pause;
import airstep.operate.PauseChange;
import airstep.operate.PauseState;
import airstep.operate.Place;
import airstep.operate.Run;
import airstep.operate.TriggerState;
import airstep.operate.TriggerState.State;
import airstep.vocabulary.json.JsonFields;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "pause",
    description = {
      "Keeps the triggers of a flow from starting it; a person still can.",
      "A run that runs goes on. Another pause of the same flow replaces this one."
    })
final class FlowsPauseCommand extends Subcommand {

  @Parameters(paramLabel = "FLOW", description = "The flow's name.")
  private String name;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "End the pause after this time, such as 30m, 2h or 7d (default: none).")
  private Duration length;

  @Option(names = "--why", paramLabel = "TEXT", description = "The reason, which is shown to all.")
  private String why;

  @Mixin private YesOption yes;

  @Option(names = "--json", description = "Print the pause as one JSON object.")
  private boolean json;

  @Mixin private Flows flows;

  @Mixin private PlaceOption on;

  @Override
  public Integer call() {
    Flow flow = flows.one(name).flow();
    Instant now = now();
    Optional<Instant> until =
        Optional.ofNullable(length).map(now::plus).map(at -> at.truncatedTo(ChronoUnit.SECONDS));
    Pause pause = new Pause(until, PauseText.why(why));
    try (Place place = on.open(this)) {
      PauseState before = place.pauses().of(flow);
      PauseChange change = new PauseChange(place, flow, before);
      Optional<String> nothing = change.nothingToPause();
      if (nothing.isPresent()) {
        throw new UsageException(nothing.get());
      }
      before
          .active(now)
          .map(old -> name + " was " + PauseText.of(old, flow.zone()) + "; this replaces it")
          .ifPresent(console().err()::println);
      PauseQuestion question = new PauseQuestion(change);
      question.before(pause).forEach(console().err()::println);
      if (!yes.agreesOn(place, this, "Pause it?", "nothing was changed")) {
        return Airstep.NOT_SUCCEEDED;
      }
      place.pauses().pause(flow, pause);
      report(flow, pause, place, now);
      return Airstep.OK;
    }
  }

  private void report(Flow flow, Pause pause, Place place, Instant now) {
    List<Run> running =
        place.runs().running().stream().filter(run -> run.flow().equals(name)).toList();
    if (json) {
      List<TriggerState> paused = place.pauses().of(flow).in(State.PAUSED);
      print(
          Json.write(
              new JsonFields()
                  .put("flow", name)
                  .put("pausedUntil", pause.until())
                  .put("why", Optional.of(pause.why()).filter(text -> !text.isEmpty()))
                  .put("triggers", paused)
                  .put("running", running)));
      return;
    }
    String left = pause.until().map(at -> ", " + Ahead.distance(at, now)).orElse("");
    print(
        name
            + " is "
            + PauseText.of(new Pause(pause.until(), ""), flow.zone())
            + left
            + (pause.why().isEmpty() ? "" : ": " + pause.why())
            + "; "
            + PauseText.resume(flow, place));
    running.forEach(
        run ->
            print(
                "run %s goes on; stop it with %s"
                    .formatted(run.id(), place.command("runs stop " + run.id()))));
  }
}
