package airstep.cli;

import airstep.json.Json;
import airstep.operate.Place;
import airstep.operate.RunDetails;
import airstep.operate.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Shows a run: what became of each connection, why, and what to do next.")
final class RunsShowCommand extends Subcommand {

  @Parameters(paramLabel = "ID", description = "The run; see runs --help.")
  private String id;

  @Option(names = "--json", description = "Print the run as one JSON object.")
  private boolean json;

  @Mixin private PlaceOption on;

  @Override
  public Integer call() {
    try (Place place = on.open(this)) {
      Runs runs = place.runs();
      RunDetails details = runs.withEarlier(runs.details(runs.find(id)));
      if (json) {
        print(Json.write(details));
      } else {
        new RunDetailsText(console(), now(), place.name()).lines(details).forEach(this::print);
      }
      return Airstep.OK;
    }
  }
}
