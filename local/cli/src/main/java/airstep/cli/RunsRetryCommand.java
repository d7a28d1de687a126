package airstep.cli;

import airstep.operate.LocalPlace;
import airstep.operate.Place;
import airstep.operate.RetryChoice;
import airstep.operate.RetryRefusal;
import airstep.operate.RunDetails;
import airstep.operate.Runs;
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

  @Override
  public Integer call() throws Exception {
    if (!isHere()) {
      try (Place place = open()) {
        RetryChoice choice = choice(place);
        return agrees(choice)
            ? start(place, choice.run().flow(), choice.input())
            : Airstep.NOT_SUCCEEDED;
      }
    }
    try (OpeningStore opening = history().open()) {
      RetryChoice choice = choice(LocalPlace.of(opening.store(), words()));
      if (rehearses() && !opening.store().isRehearsal(choice.run().arn())) {
        throw new UsageException(
            "run %s synced in your own Airbyte: pass the --secrets that it was started with"
                .formatted(choice.run().id()));
      }
      String flow = choice.run().flow();
      return agrees(choice)
          ? start(opening, flow, choice.input(), clock.clock(), System.nanoTime(), null)
          : Airstep.NOT_SUCCEEDED;
    }
  }

  private boolean agrees(RetryChoice choice) {
    new RetryText(choice).lines().forEach(console().err()::println);
    String question = "Sync " + RetryChoice.these(choice.chosen().size()) + " again?";
    return yes.agrees(this, question, "nothing was started");
  }

  private RetryChoice choice(Place place) {
    Runs runs = place.runs();
    RunDetails details = runs.details(runs.find(id));
    RetryChoice choice = RetryChoice.of(details, all);
    new RetryRefusal(place, runs)
        .of(details, choice)
        .ifPresent(
            why -> {
              throw new UsageException(why);
            });
    return choice;
  }
}
