package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.live.LiveWorld;
import airstep.live.PlainLines;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line for each change, for a pipe and for people who do not want a moving screen. */
class PlainLinesTest {

  @TempDir private Path directory;

  @Test
  void printsEachChangeOnce() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PlainLines lines = new PlainLines(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try (LiveWorld world = new LiveWorld("poll: 30s\ntimeout: 3m\n", lines)) {
      world.timeline.runUntil(world.execution::isClosed);
    }
    String printed = bytes.toString(StandardCharsets.UTF_8);
    assertThat(printed.lines().filter(line -> line.contains("Endless")))
        .containsExactly(
            "07:00:00Z  Endless 東京  preparing",
            "07:00:00Z  Endless 東京  triggering",
            "07:00:02Z  Endless 東京  running job 3",
            "07:03:03Z  Endless 東京  cancelling job 3 · 3 min",
            "07:03:03Z  Endless 東京  timed out · 3 min 1 s: the job was not finished 180 s after"
                + " its trigger and was cancelled");
    assertThat(printed.lines().filter(line -> line.contains("  nightly  ")))
        .containsExactly(
            "07:00:00Z  nightly  Start Run",
            "07:00:00Z  nightly  Plan Run",
            "07:00:00Z  nightly  Sync Connections",
            "07:03:03Z  nightly  Close Run",
            "07:03:03Z  nightly  Notify Run",
            "07:03:03Z  nightly  Publish Failed Run");
    assertThat(printed).doesNotContain("\033", "\r", "waiting");
  }

  @Test
  void theCommandPrintsThemInPlaceOfLogLines() {
    Path flows = Ran.flow(directory, "daily", "connections: [" + OutsideAirbyte.CONNECTION + "]\n");
    Ran ran = Ran.on(flows, "run", "daily", "--seed", "3", "--plain");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err().lines()).allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\dZ  .*"));
    assertThat(ran.err()).contains("HubSpot → Snowflake  running job 48201");
  }
}
