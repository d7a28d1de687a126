package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.slack.TerminalPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The picture in the README is what the demo prints, shortened.
 *
 * <p>{@code mvn -q verify -pl local/cli -am -DskipITs -Dtest=DemoPictureTest -Dgolden=renew
 * -Dsurefire.failIfNoSpecifiedTests=false} redraws it.
 */
class DemoPictureTest {

  private static final Path PICTURE = Path.of("..", "..", "docs", "demo.svg");
  private static final String DAY = "2026-11-23";

  @Test
  void theReadmeShowsWhatTheDemoPrints() throws IOException {
    Ran demo = Ran.inColor("demo", "--date", DAY, "--flows", Ran.SHIPPED.toString());
    List<String> lines = shortened(demo.out().lines().toList());
    assertThat(lines).hasSizeLessThan(48).anyMatch(line -> line.contains("🔴"));
    String picture = TerminalPicture.of("./airstep demo", lines);

    if (System.getProperty("golden", "").equals("renew")) {
      Files.writeString(PICTURE, picture);
    }
    assertThat(picture)
        .as("%s: if this is meant: -Dgolden=renew, as DemoPictureTest says", PICTURE)
        .isEqualTo(Files.readString(PICTURE));
    assertThat(Path.of("..", "..", "README.md")).content().contains("(docs/demo.svg)");
  }

  /** Runs between the first ones and the alert, and after the recovery, are left out. */
  private static List<String> shortened(List<String> lines) {
    int alert = first(lines, "╭", 0);
    int recovered = first(lines, "╰", first(lines, "╭", alert + 1));
    int table = first(lines, "FLOW  ", recovered);
    int notes = first(lines, "all-active-connections skips", table);
    List<String> kept = new ArrayList<>(lines.subList(0, 7));
    kept.add("\033[2m…\033[0m");
    kept.addAll(lines.subList(alert - 1, recovered + 1));
    kept.add("\033[2m…\033[0m");
    kept.add("");
    kept.addAll(lines.subList(table, notes));
    kept.add(lines.get(first(lines, "* switched off", notes)));
    kept.add(lines.getLast().replaceFirst("played in [0-9.]+ s", "played in about 2 s"));
    return kept;
  }

  private static int first(List<String> lines, String begin, int from) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).replaceAll("\033\\[[0-9;]*m", "").startsWith(begin)) {
        return i;
      }
    }
    throw new AssertionError("no line begins with " + begin);
  }
}
