package airstep.embedded.stack;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A page of {@code docs/elsewhere}.
 *
 * @param name its file name without {@code .md}
 */
record Page(String name) {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

  /** Returns the blocks of code in this language, in order. */
  List<String> blocks(String language) {
    return BLOCK
        .matcher(new ExampleFile(name + ".md").text())
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  /** Replaces the names of the stage in this process by those that pages use. */
  static String asOnAws(String text) {
    return text.replace(
        "arn:aws:states:us-east-1:000000000000:execution:run:",
        "arn:aws:states:eu-central-1:123456789012:execution:airstep-prod-run:");
  }
}
