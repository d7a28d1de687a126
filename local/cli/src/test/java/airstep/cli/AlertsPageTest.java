package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.AlertKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about alerts says of each kind when it is sent, whether it mentions, what to do. */
class AlertsPageTest {

  private static final String PAGE = Ran.read(Path.of("..", "..", "docs", "alerts.md"));

  @Test
  void saysWhichKindsMentionSomeone() {
    List<String> rows = rows("| kind | sent when | time | mentions |");

    assertThat(rows).hasSameSizeAs(AlertKind.values());
    for (AlertKind kind : AlertKind.values()) {
      String link = "[`%1$s`](#%1$s)".formatted(kind.word());
      assertThat(rows)
          .anySatisfy(
              row ->
                  assertThat(row)
                      .startsWith("| " + link + " |")
                      .endsWith(kind.serious() ? "| yes |" : "| no |"));
    }
  }

  @Test
  void saysWhatToDoAboutEachKind() {
    assertThat(rows("| kind | look at | then |"))
        .extracting(row -> row.split("`", -1)[1])
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(AlertKind.values()).map(AlertKind::word).toList());
  }

  private static List<String> rows(String header) {
    return PAGE.lines()
        .dropWhile(line -> !line.equals(header))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }
}
