package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ChangesProcess
class ImportCrontabCommandTest {

  private static final String CRONTAB = "00 6-18 * * * python3 force_airbyte_sync.py\n";
  private static final String NAME = "force-airbyte-sync";

  /** What the script of the seed does, in short. */
  private static final String SCRIPT =
      "'http://localhost:8000/api/v1' /workspaces/list /connections/list /connections/sync\n";

  @TempDir private Path home;

  @Test
  void takesALineOfACrontabToARunOfItsFlow() {
    Ran.write(home.resolve("force_airbyte_sync.py"), SCRIPT);

    Ran written = imported("--yes");

    assertThat(written.code()).as(written.toString()).isZero();
    assertThat(written.out())
        .contains("+++ " + file(), "+connections: all-active", file() + ": written")
        .doesNotContain("TODO");
    assertThat(Ran.on(flows(), "validate").out()).startsWith("1 flow and 3 definitions");
    assertThat(Ran.on(flows(), "plan", "--from", "2026-11-22").out().lines())
        .filteredOn(line -> line.contains(NAME + " ") || line.endsWith(NAME))
        .contains("Sun 22 Nov 05:00  Sun 22 Nov 06:00 Europe/Berlin  " + NAME);
    Ran run = Ran.on(flows(), "run", NAME, "--seed", "1");
    assertThat(run.code()).as(run.toString()).isZero();
    assertThat(run.out()).contains(NAME + " SUCCEEDED");
  }

  @Test
  void showsTheNextTimesBesideThoseOfCron() {
    Ran shown = imported("--dry-run");

    assertThat(shown.out().lines())
        .filteredOn(line -> line.matches(".* \\d\\d:00 {2,}\\S{3} .* \\d\\d:00.*"))
        .hasSize(3)
        .allMatch(line -> line.matches(".*?(\\S{3} \\d+ \\S{3} \\d{4} \\d\\d:00) +\\1.*"));
    assertThat(flows()).doesNotExist();
  }

  @Test
  void saysWhereTheClockMakesADifference() {
    Ran shown = imported("30 2 * * * airbyte", "--dry-run");

    assertThat(shown.out())
        .contains(
            "airbyte: when the clock changes, only cron starts at Sun ",
            " 03:00",
            ".\nA flow skips ");
    assertThat(imported("30 2 * * * airbyte", "--dry-run", "--zone", "UTC").out())
        .doesNotContain("clock changes");
  }

  @Test
  void neverReplacesAFile() {
    Ran.write(file(), "connections: all-active\n");

    Ran ran = imported("--yes");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains(file() + ": not written: it exists with another content");
    assertThat(Ran.read(file())).isEqualTo("connections: all-active\n");
  }

  @Test
  void changesNothingTheSecondTime() {
    imported("--yes");

    Ran again = imported("--yes");

    assertThat(again.code()).isZero();
    assertThat(again.out()).contains(file() + ": unchanged").doesNotContain("+++");
  }

  @Test
  void writesOnlyAfterAYes() {
    assertThat(answered("n\n").code()).isEqualTo(1);
    assertThat(answered("").out()).contains(file() + ": not written");
    assertThat(flows()).doesNotExist();

    Ran yes = answered("y\n");
    assertThat(yes.code()).isZero();
    assertThat(yes.err()).isEqualTo("Write this file? [y/N] ");
    assertThat(file()).exists();
  }

  @Test
  void printsOneJsonObject() {
    JsonObject json = imported("--json").json();

    JsonObject flow = json.needObjects("flows").getFirst();
    assertThat(flow.needText("flow")).isEqualTo(NAME);
    assertThat(flow.needText("state")).isEqualTo("new");
    assertThat(flow.needTexts("todo")).hasSize(1);
    assertThat(flow.needTexts("next")).hasSize(3).isEqualTo(flow.needTexts("nextThere"));
    assertThat(Instant.parse(flow.needTexts("next").getFirst())).isAfter(Instant.EPOCH);
    assertThat(flows()).doesNotExist();
    assertThat(imported("--json", "--yes").json().needObjects("flows").getFirst().needText("state"))
        .isEqualTo("written");
  }

  @Test
  void refusesWhatItCannotRead() {
    Ran missing = Ran.on(flows(), "import", "crontab", home.resolve("none").toString());
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("none: cannot be read: it does not exist");
    assertThat(imported("--zone", "Europe/Berln").err())
        .isEqualTo("--zone: unknown time zone 'Europe/Berln'; did you mean Europe/Berlin?\n");
    Ran nothing = imported("0 1 * * * backup\n", "--yes");
    assertThat(nothing.code()).isEqualTo(1);
    assertThat(nothing.out()).contains("line 1 does not call Airbyte", "Nothing to import.");
  }

  private Path flows() {
    return home.resolve("events").resolve("flows");
  }

  private Path file() {
    return flows().resolve(NAME + ".yaml");
  }

  private Ran imported(String... options) {
    boolean crontab = options[0].contains("*");
    Path file = Ran.write(home.resolve("crontab"), crontab ? options[0] : CRONTAB);
    List<String> more = List.of(options).subList(crontab ? 1 : 0, options.length);
    List<String> words = new ArrayList<>(List.of("import", "crontab", file.toString()));
    if (!more.contains("--zone")) {
      words.addAll(List.of("--zone", "Europe/Berlin"));
    }
    words.addAll(more);
    return Ran.on(flows(), words.toArray(String[]::new));
  }

  private Ran answered(String answer) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
    try {
      return imported("--zone", "UTC");
    } finally {
      System.setIn(before);
    }
  }
}
