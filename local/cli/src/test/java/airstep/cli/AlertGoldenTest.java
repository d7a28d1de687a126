package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.slack.SlackPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of alert as Slack gets it, as people see it in a terminal, and as the picture in the
 * documentation, so that a review shows what a change does to it.
 *
 * <p>{@code mvn -q verify -pl local/cli -am -DskipITs -Dtest=AlertGoldenTest -Dgolden=renew
 * -Dsurefire.failIfNoSpecifiedTests=false} overwrites the golden files with the current output.
 */
class AlertGoldenTest {

  private static final Path GOLDEN = Path.of("src", "test", "golden", "alerts");
  private static final Path DOCS = Path.of("..", "..", "docs");

  static List<String> names() {
    return AlertExample.NAMES;
  }

  @ParameterizedTest
  @MethodSource("names")
  void alertMatchesItsGoldenFile(String name) throws IOException {
    String json = Ran.plainly("alert", "preview", name, "--json").out();
    String both = Ran.plainly("alert", "preview", name).out();
    assertThat(both).startsWith(json);

    same(GOLDEN.resolve(name + ".json"), json);
    same(GOLDEN.resolve(name + ".txt"), both.substring(json.length()).stripLeading());
  }

  @ParameterizedTest
  @MethodSource("names")
  void documentationShowsAPictureOfEachAlert(String name) throws IOException {
    String picture = SlackPicture.of(AlertExample.named(name).sent());

    same(DOCS.resolve("alerts").resolve(name + ".svg"), picture);
    assertThat(DOCS.resolve("alerts.md")).content().contains("(alerts/" + name + ".svg)");
  }

  @Test
  void hasNoGoldenFilesOfRemovedAlerts() throws IOException {
    for (Path folder : List.of(GOLDEN, DOCS.resolve("alerts"))) {
      try (var files = Files.list(folder)) {
        assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\..*", "")))
            .allSatisfy(name -> assertThat(AlertExample.NAMES).contains(name));
      }
    }
  }

  private static void same(Path golden, String text) throws IOException {
    if (System.getProperty("golden", "").equals("renew")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, text);
    }
    assertThat(text)
        .as("%s: if this is meant: -Dgolden=renew, as AlertGoldenTest says", golden)
        .isEqualTo(Files.readString(golden));
  }
}
