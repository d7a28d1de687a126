package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.imports.CrontabImport;
import airstep.imports.Imported;
import airstep.operate.NextCommand;
import airstep.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example of the page about imports, and the three commands of the README, do what they show.
 */
class ImportPageTest {

  private static final Path HOME = Path.of("..", "..");

  /** When the example on the page was made. */
  private static final Instant MADE = Instant.parse("2026-11-28T21:00:00Z");

  @TempDir private Path home;

  @Test
  void showsWhatTheCommandPrints() {
    String page = Ran.read(HOME.resolve("docs").resolve("import.md"));
    Path crontab = Ran.write(home.resolve("crontab"), block("crontab", page));
    var _ =
        Ran.write(
            home.resolve("force_airbyte_sync.py"),
            "'http://localhost:8000/api/v1' /workspaces/list /connections/list /connections/sync");
    Imported imported =
        CrontabImport.read(Ran.read(crontab), "crontab", "Europe/Berlin", List.of(home));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    ImportText text =
        new ImportText(new Console(stream, stream, false, false), "cron", NextCommand.here(), MADE);
    Path folder = Path.of("events", "flows");
    List<DraftFile> files =
        imported.drafts().stream().map(draft -> DraftFile.of(draft, folder)).toList();

    text.show(files, imported.leftOut());
    text.outcome(files, true, "Take the schedules out of cron when the flows are deployed.");

    String printed = out.toString(StandardCharsets.UTF_8);
    assertThat(printed).isEqualTo(block("diff", page) + "\n" + block("text", page));
  }

  @Test
  void theReadmeTakesACrontabLineToARunAndItsPage() {
    String readme = Ran.read(HOME.resolve("README.md"));
    Matcher commands =
        Pattern.compile(
                "echo '(.*)' \\| ./airstep import crontab - --yes.*\\n"
                    + "./airstep run (\\S+)\\n"
                    + "./airstep ui\\n")
            .matcher(readme);
    assertThat(commands.find()).isTrue();
    Path crontab = Ran.write(home.resolve("crontab"), commands.group(1));
    Path report = home.resolve("report.html");

    for (List<String> command :
        List.of(
            List.of("import", "crontab", crontab.toString(), "--yes", "--zone", "UTC"),
            List.of("run", commands.group(2)),
            // The same page, without a server that someone has to end.
            List.of("report", "--out", report.toString()))) {
      List<String> args = new ArrayList<>(command);
      args.addAll(List.of("--flows", home.resolve("flows").toString()));
      Ran ran = Ran.in(home.resolve("history"), args.toArray(String[]::new));

      assertThat(ran.code()).as(ran.toString()).isZero();
    }
    assertThat(Ran.read(report))
        .contains("\"flow\":\"%s\",\"check\":false,\"status\":".formatted(commands.group(2)));
  }

  private static String block(String language, String page) {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?\n)```", Pattern.DOTALL).matcher(page);
    assertThat(block.find()).as(language).isTrue();
    return block.group(1);
  }
}
