package airstep.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of alert as Slack gets it and as people see it, so that a review sees what a change
 * does to it.
 *
 * <p>{@code mvn -q verify -pl local -am -DskipITs -Dtest=AlertGoldenTest -Dgolden=renew
 * -Dsurefire.failIfNoSpecifiedTests=false} makes what is now so what ought to be.
 */
class AlertGoldenTest {

  static final Path GOLDEN = Path.of("src", "test", "golden", "alerts");

  static List<String> names() {
    return AlertExample.NAMES;
  }

  @ParameterizedTest
  @MethodSource("names")
  void anAlertIsStillTheSame(String name) throws IOException {
    String json = Ran.plainly("alert", "preview", name, "--json").out();
    String both = Ran.plainly("alert", "preview", name).out();
    assertThat(both).startsWith(json);

    same(name + ".json", json);
    same(name + ".txt", both.substring(json.length()).stripLeading());
  }

  private static void same(String name, String text) throws IOException {
    Path golden = GOLDEN.resolve(name);
    if (System.getProperty("golden", "").equals("renew")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, text);
    }
    assertThat(text)
        .as("%s: if this is meant: -Dgolden=renew, as AlertGoldenTest says", name)
        .isEqualTo(Files.readString(golden));
  }
}
