package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The blocks of a page of the documentation that show commands and what they print. */
final class PageExamples {

  private static final Pattern BLOCK =
      Pattern.compile("(?<=```text\n)\\$ \\./airstep .*?\n(?=```\n)", Pattern.DOTALL);

  private static final Pattern PLAIN = Pattern.compile("[\\w@./-]+");

  static final String QUESTION = "[y/N]";

  private PageExamples() {}

  /**
   * Compares the blocks of the page with these, in order. With {@code -Dgolden=renew}, writes them
   * to the page.
   */
  static void compare(Path page, List<String> blocks) {
    String text = Ran.read(page);
    assertThat(BLOCK.matcher(text).results().count()).as("blocks").isEqualTo(blocks.size());
    Deque<String> rest = new ArrayDeque<>(blocks);
    String made = BLOCK.matcher(text).replaceAll(_ -> Matcher.quoteReplacement(rest.removeFirst()));
    if (System.getProperty("golden", "").equals("renew")) {
      var _ = Ran.write(page, made);
    }
    assertThat(Ran.read(page))
        .as(
            "if you mean this change: mvn -o test -pl local/cli -am -Dtest=OperatePageTest"
                + " -Dgolden=renew -Dsurefire.failIfNoSpecifiedTests=false")
        .isEqualTo(made);
  }

  /** A command as a person types it, as a line. */
  static String shown(String... command) {
    return Stream.of(command)
        .map(word -> PLAIN.matcher(word).matches() ? word : quoted(word))
        .collect(Collectors.joining(" ", "$ ./airstep ", "\n"));
  }

  private static String quoted(String word) {
    return word.contains("\"") ? "'" + word + "'" : "\"" + word + "\"";
  }

  /** What stood on a terminal while a question had no answer, without log lines. */
  static String beforeTheAnswer(String err) {
    int question = err.indexOf(QUESTION);
    String seen = question < 0 ? err : err.substring(0, question + QUESTION.length()) + "\n";
    return seen.lines()
        .filter(line -> !line.startsWith("{"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
