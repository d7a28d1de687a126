package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about the doctor shows what the command prints, and describes each check. */
class DoctorPageTest {

  private static final String PAGE = Ran.read(Path.of("..", "..", "docs", "doctor.md"));

  /** The checks that only a stage on AWS has. */
  private static final List<String> ON_AWS = List.of("subscriptions", "definitions", "code");

  @TempDir private Path home;

  @Test
  void showsWhatTheCommandPrints() {
    Path flows = Ran.flow(home, "warehouse", block("yaml"));
    Ran ran = Ran.on(flows, "doctor");

    // The page is about the flows of the checkout.
    assertThat("$ ./airstep doctor\n" + ran.out().replace(" --flows " + flows, ""))
        .isEqualTo(block("text"));
  }

  @Test
  void describesEveryCheck() {
    Ran ran = Ran.on(Ran.flow(home, "warehouse", block("yaml")), "doctor", "--json");
    List<String> described =
        Pattern.compile("^\\| `([a-z-]+)` \\| [A-Z]", Pattern.MULTILINE)
            .matcher(PAGE)
            .results()
            .map((MatchResult row) -> row.group(1))
            .toList();

    Stream<String> here =
        ran.json().needObjects("checks").stream().map(check -> check.needText("check"));

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(Stream.concat(here, ON_AWS.stream()).toList());
  }

  private static String block(String language) {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?\n)```", Pattern.DOTALL).matcher(PAGE);
    assertThat(block.find()).as(language).isTrue();
    return block.group(1);
  }
}
