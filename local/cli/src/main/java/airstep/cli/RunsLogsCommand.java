package airstep.cli;

import airstep.json.Json;
import airstep.operate.LogLine;
import airstep.operate.Place;
import airstep.operate.Run;
import airstep.operate.Runs;
import airstep.vocabulary.json.JsonFields;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints what the steps of a run and its syncs have logged.")
final class RunsLogsCommand extends Subcommand {

  @Parameters(paramLabel = "ID", description = "The run; see runs --help.")
  private String id;

  @Option(
      names = "--grep",
      paramLabel = "TEXT",
      description = "Only lines that contain this text, in upper or lower case.")
  private String grep = "";

  @Option(names = "--json", description = "Print the lines as one JSON object.")
  private boolean json;

  @Mixin private PlaceOption on;

  @Override
  public Integer call() {
    try (Place place = on.open(this)) {
      Runs runs = place.runs();
      Run run = runs.find(id);
      List<LogLine> lines =
          place.logs().of(runs.details(run)).stream()
              .filter(line -> LogText.plain(line).toLowerCase(Locale.ROOT).contains(wanted()))
              .toList();
      if (json) {
        print(Json.write(new JsonFields().put("run", run.id()).put("lines", lines)));
      } else {
        LogText.lines(lines).forEach(this::print);
      }
      return Airstep.OK;
    }
  }

  private String wanted() {
    return grep.toLowerCase(Locale.ROOT);
  }
}
