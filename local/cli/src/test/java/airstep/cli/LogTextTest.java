package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.slack.TerminalText;
import airstep.operate.LogLine;
import airstep.terminal.Console;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of {@code runs logs}. */
class LogTextTest {

  private static final String[] NAMES = {"HubSpot → 東京", "a", "Postgres orders → Snowflake 🎉🎉"};

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 120, 200})
  void areNeverWiderThanTheTerminal(int columns) {
    Console console =
        new Console(
            new PrintStream(PrintStream.nullOutputStream()), null, false, false, () -> columns);
    Random random = new Random(columns);
    List<LogLine> lines =
        random
            .ints(30, 0, 200)
            .mapToObj(
                length ->
                    new LogLine(
                        Instant.EPOCH,
                        NAMES[length % NAMES.length],
                        "NotifyStopped",
                        "京x".repeat(length),
                        Map.of()))
            .toList();
    assertThat(LogText.lines(lines, console))
        .hasSize(31)
        .allMatch(line -> TerminalText.columns(line) <= columns);
  }

  @Test
  void colorsEachConnectionAlike() {
    Console console = new Console(null, null, true, false);
    LogText text = LogText.of(List.of(NAMES), console);
    LogLine one = new LogLine(Instant.EPOCH, NAMES[0], "TriggerSync", "one", Map.of());
    LogLine other = new LogLine(Instant.EPOCH, NAMES[0], "CheckSync", "other", Map.of());
    String color = text.line(one).replaceAll(".*(\033\\[3\\dm)HubSpot.*", "$1");
    assertThat(color).matches("\033\\[3[2-6]m");
    assertThat(text.line(other)).contains(color + "HubSpot");
  }
}
