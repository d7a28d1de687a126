package airstep.cli;

import airstep.operate.LocalPlace;
import airstep.operate.Place;
import airstep.operate.RetryChoice;
import airstep.operate.RetryExecutions;
import airstep.operate.RetryRefusal;
import airstep.operate.Run;
import airstep.operate.RunDetails;
import airstep.operate.Runs;
import airstep.operate.Start;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "retry",
    description = {
      "Syncs the connections of a run again that did not succeed.",
      "Says which, and asks. Leaves out those that need a fix, or a look at Airbyte, first.",
      "Pass the same --secrets as to the run."
    })
final class RunsRetryCommand extends FlowCommand {

  @Parameters(paramLabel = "ID", description = "The run; see runs --help.")
  private String id;

  @Option(names = "--all", description = "Leave out none of those that did not succeed.")
  private boolean all;

  @Mixin private YesOption yes;

  @Mixin private ClockOption clock;

  /** What a person is asked about, and what then starts. */
  private record Retry(RetryChoice choice, Start start) {

    String flow() {
      return choice.run().flow();
    }
  }

  @Override
  public Integer call() throws Exception {
    if (!isHere()) {
      try (Place place = open()) {
        Retry retry = retry(place);
        return agrees(retry) ? start(place, retry.flow(), retry.start()) : Airstep.NOT_SUCCEEDED;
      }
    }
    try (OpeningStore opening = history().open()) {
      Retry retry = retry(LocalPlace.of(opening.store(), next(true)));
      Run run = retry.choice().run();
      if (rehearses() && !opening.store().isRehearsal(run.arn())) {
        throw new UsageException(
            "run %s synced in your own Airbyte: pass the --secrets that it was started with"
                .formatted(run.id()));
      }
      return agrees(retry)
          ? start(opening, retry.flow(), retry.start(), clock.clock(), System.nanoTime(), null)
          : Airstep.NOT_SUCCEEDED;
    }
  }

  private boolean agrees(Retry retry) {
    new RetryText(retry.choice()).lines().forEach(console().err()::println);
    String question = "Sync " + RetryChoice.these(retry.choice().chosen().size()) + " again?";
    return yes.agrees(this, question, "nothing was started");
  }

  private Retry retry(Place place) {
    Runs runs = place.runs();
    RunDetails details = runs.details(runs.find(id));
    RetryChoice choice = RetryChoice.of(details, all);
    RetryExecutions executions = RetryExecutions.of(place, details.run());
    new RetryRefusal(place, runs, executions)
        .of(details, choice)
        .ifPresent(
            why -> {
              throw new UsageException(why);
            });
    return new Retry(choice, choice.start(executions));
  }
}
