package airstep.cli;

import airstep.flows.Flow;
import airstep.json.Json;
import airstep.operate.FlowSummary;
import airstep.operate.PauseChange;
import airstep.operate.PauseState;
import airstep.operate.Place;
import airstep.vocabulary.json.JsonFields;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "resume",
    description = {
      "Ends the pause of a flow. Times that passed meanwhile are not made up for.",
      "On AWS it also enables what someone has disabled by hand."
    })
final class FlowsResumeCommand extends Subcommand {

  @Parameters(paramLabel = "FLOW", description = "The flow's name.")
  private String name;

  @Mixin private YesOption yes;

  @Option(names = "--json", description = "Print the flow's next start as one JSON object.")
  private boolean json;

  @Mixin private Flows flows;

  @Mixin private PlaceOption on;

  @Override
  public Integer call() {
    Flow flow = flows.one(name).flow();
    Instant now = now();
    try (Place place = on.open(this)) {
      PauseState before = place.pauses().of(flow);
      boolean paused = before.canResume(now);
      if (paused) {
        PauseChange change = new PauseChange(place, flow, before);
        Optional<String> refused = change.notToResume();
        if (refused.isPresent()) {
          throw new UsageException(refused.get());
        }
        new PauseQuestion(change).beforeItsEnd().forEach(console().err()::println);
        if (!yes.agreesOn(place, this, "Resume it?", "nothing was changed")) {
          return Airstep.NOT_SUCCEEDED;
        }
        place.pauses().resume(flow);
      }
      report(FlowSummary.of(flow, place, place.runs(), now), paused, now);
      return Airstep.OK;
    }
  }

  private void report(FlowSummary now, boolean wasPaused, Instant at) {
    if (json) {
      print(
          Json.write(
              new JsonFields()
                  .put("flow", name)
                  .put("resumed", wasPaused)
                  .put("state", now.state().name())
                  .put("next", now.next())));
      return;
    }
    String next =
        now.next()
            .map(it -> "; its next start is " + Ahead.text(it, now.flow().zone(), at))
            .orElse("");
    print(name + (wasPaused ? " is resumed" : " is not paused") + next);
  }
}
