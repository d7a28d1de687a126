package airstep.cli;

import airstep.json.Json;
import airstep.operate.Place;
import airstep.operate.Run;
import airstep.operate.Runs;
import airstep.operate.StopPlan;
import airstep.operate.StoppedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "stop",
    description = {
      "Stops a run.",
      "Says which jobs its clean-up cancels and which are left alone, and asks."
    })
final class RunsStopCommand extends Subcommand {

  @Parameters(paramLabel = "ID", description = "The run; see runs --help.")
  private String id;

  @Mixin private YesOption yes;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Mixin private PlaceOption on;

  @Override
  public Integer call() {
    try (Place place = on.open(this)) {
      Runs runs = place.runs();
      StopPlan plan = StopPlan.of(runs.details(runs.find(id)), place.executions());
      needsToRun(plan.run());
      StopText text = new StopText(plan);
      text.before().forEach(console().err()::println);
      if (!yes.agrees(this, "Stop this run?", "nothing was stopped")) {
        return Airstep.NOT_SUCCEEDED;
      }
      StoppedRun stopped = StoppedRun.stop(plan, place);
      if (json) {
        print(Json.write(stopped));
      } else {
        text.result(stopped, place).forEach(this::print);
      }
      return stopped.asAsked() ? Airstep.OK : Airstep.NOT_SUCCEEDED;
    }
  }

  private static void needsToRun(Run run) {
    if (run.endedAt().isPresent()) {
      throw new UsageException(
          "run %s of %s has ended %s; there is nothing to stop"
              .formatted(run.id(), run.flow(), run.status()));
    }
  }
}
