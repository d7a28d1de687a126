package airstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.slack.TerminalText;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {

  private static final String[] NAMES = {"HubSpot → 東京", "a", "Postgres orders → Snowflake 🎉🎉"};

  @Test
  void leavesOutWhatIsLeastImportant() {
    assertThat(table(20260101).lines(200)).first().asString().contains("STARTED", "REASON");
    assertThat(table(20260101).lines(60)).first().asString().contains("FAILED", "REASON");
    assertThat(table(20260101).lines(40))
        .first()
        .asString()
        .contains("RUN", "FLOW", "FAILED")
        .doesNotContain("TOOK", "REASON");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 20, 40, 60, 80, 120, 200})
  void isNeverWiderThanTheTerminal(int columns) {
    for (int seed = 0; seed < 30; seed++) {
      assertThat(table(seed).lines(columns))
          .allMatch(line -> TerminalText.columns(line) <= columns);
    }
  }

  /** A table such as that of {@code runs ls}, with random texts. */
  private static TextTable table(int seed) {
    Random random = new Random(seed);
    TextTable table =
        new TextTable(" ", "RUN", "FLOW", "STARTED", "TOOK", "FAILED", "REASON")
            .flexible(2, 6)
            .expendable(4, 6, 3, 1);
    for (int i = 0; i < 10; i++) {
      table.row(
          "✗",
          "46ff",
          "warehouse-nightly".substring(0, 5 + random.nextInt(12)),
          "3 min ago",
          "8 min 51 s",
          "12 of 37",
          NAMES[random.nextInt(NAMES.length)] + " failed".repeat(random.nextInt(9)));
    }
    return table;
  }
}
