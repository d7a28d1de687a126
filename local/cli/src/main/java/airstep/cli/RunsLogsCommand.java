package airstep.cli;

import airstep.asl.timeline.RealTime;
import airstep.json.Json;
import airstep.operate.LogLine;
import airstep.operate.Place;
import airstep.operate.Run;
import airstep.operate.RunDetails;
import airstep.operate.Runs;
import airstep.vocabulary.json.JsonFields;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints what the steps of a run and its syncs have logged.")
final class RunsLogsCommand extends Subcommand {

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Fewer calls than CloudWatch Logs allows, with one for each function. */
  private static final Duration LOOK_ON_AWS = Duration.ofSeconds(3);

  @Parameters(paramLabel = "ID", description = "The run; see runs --help.")
  private String id;

  @Option(
      names = "--grep",
      paramLabel = "TEXT",
      description = "Only lines that contain this text, in upper or lower case.")
  private String grep = "";

  @Option(
      names = "--follow",
      description = "Print new lines as they come, until the run has ended.")
  private boolean follow;

  @Option(
      names = "--json",
      description = "Print the lines as one JSON object; with --follow, each as one.")
  private boolean json;

  @Mixin private PlaceOption on;

  @Override
  public Integer call() {
    try (Place place = on.open(this)) {
      Runs runs = place.runs();
      Run run = runs.find(id);
      if (follow) {
        return follow(place, runs, run.arn());
      }
      List<LogLine> lines =
          place.logs().of(runs.details(run)).stream().filter(this::isWanted).toList();
      if (json) {
        print(Json.write(new JsonFields().put("run", run.id()).put("lines", lines)));
      } else {
        LogText.lines(lines, console()).forEach(this::print);
      }
      return Airstep.OK;
    }
  }

  /** Looks again and again, because neither Step Functions nor CloudWatch Logs calls back. */
  private int follow(Place place, Runs runs, String arn) {
    LogTail tail = new LogTail(place.logs());
    Duration look = place.isLocal() ? LOOK : LOOK_ON_AWS;
    RunDetails details = runs.details(runs.find(arn));
    show(tail.next(details), details);
    while (details.run().endedAt().isEmpty()) {
      RealTime.sleep(look);
      details = runs.details(runs.find(arn));
      show(tail.next(details), details);
    }
    if (!place.isLocal()) {
      // Lines arrive in CloudWatch Logs some seconds late.
      RealTime.sleep(look);
      show(tail.next(details), details);
    }
    return Airstep.OK;
  }

  private void show(List<LogLine> lines, RunDetails details) {
    LogText text = LogText.of(details.executions().values(), console());
    lines.stream()
        .filter(this::isWanted)
        .forEach(line -> print(json ? Json.write(line) : text.line(line)));
  }

  private boolean isWanted(LogLine line) {
    return LogText.plain(line).toLowerCase(Locale.ROOT).contains(grep.toLowerCase(Locale.ROOT));
  }
}
