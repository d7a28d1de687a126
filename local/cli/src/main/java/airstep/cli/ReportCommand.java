package airstep.cli;

import airstep.json.Json;
import airstep.operate.Place;
import airstep.page.PageReport;
import airstep.vocabulary.json.JsonFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "report",
    description = {
      "Writes the page of ui as one HTML file, which needs no server.",
      "It contains the runs of a time with their connections, reasons and links, and the logs of"
          + " those that did not succeed."
    })
final class ReportCommand extends Subcommand {

  private static final Duration LONGEST = Duration.ofDays(90);

  @Option(
      names = "--since",
      paramLabel = "AGE",
      description = "How far back, such as 12h or 30d, at most 90d (default: ${DEFAULT-VALUE}).",
      defaultValue = "7d")
  private Duration since;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The file to write, such as report.html; one that exists is replaced.")
  private Path out;

  @Option(names = "--json", description = "Print the name of the file as a JSON object.")
  private boolean json;

  @Mixin private Flows flows;

  @Mixin private PlaceOption on;

  @Override
  public Integer call() {
    if (since.compareTo(LONGEST) > 0) {
      throw new UsageException("--since is more than 90d, the time that executions are kept");
    }
    try (Place place = on.open(this)) {
      FlowsNow now = new FlowsNow(flows, console());
      String html = PageReport.html(place, now, history().clock(), since);
      Files.writeString(out, html, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UsageException(
          "cannot write " + out + " (" + FileTrouble.of(e) + "); use another --out");
    }
    String file = out.toString();
    print(json ? Json.write(new JsonFields().put("file", file)) : file);
    return Airstep.OK;
  }
}
