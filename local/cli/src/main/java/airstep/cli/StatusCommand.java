package airstep.cli;

import airstep.flows.Flow;
import airstep.flows.Reading;
import airstep.json.Json;
import airstep.operate.Place;
import airstep.operate.StageStatus;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    description =
        "Shows what runs, what has failed and not recovered, what is late and what comes.")
final class StatusCommand extends Subcommand {

  @Mixin private Flows flows;

  @Option(names = "--json", description = "Print the status as one JSON object.")
  private boolean json;

  @Mixin private PlaceOption on;

  @Override
  public Integer call() {
    Reading reading = flows.reading();
    reading.problems().forEach(problem -> console().err().println("warning: " + problem));
    List<Flow> all = reading.flows();
    try (Place place = on.open(this)) {
      StageStatus status = StageStatus.of(place, all, now());
      if (json) {
        print(Json.write(status));
      } else {
        new StatusText(console(), console().columns()).lines(status).forEach(this::print);
      }
      return Airstep.OK;
    }
  }
}
