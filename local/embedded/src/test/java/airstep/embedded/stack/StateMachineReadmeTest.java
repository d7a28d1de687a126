package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about the definitions describes every state and every error of Airstep. */
class StateMachineReadmeTest {

  private static final Path README = Path.of("..", "..", "statemachine", "README.md");

  private static final Pattern NAME = Pattern.compile("\\b(Sync|Run|Check)[A-Z][A-Za-z]+");

  @Test
  void readmeDescribesEveryState() throws IOException {
    assertThat(missing(List.copyOf(Rendered.states().keySet())))
        .as("states that statemachine/README.md does not name in backticks")
        .isEmpty();
  }

  @Test
  void readmeDescribesEveryErrorOfAnExecution() throws IOException {
    List<String> ends =
        Rendered.states().values().stream()
            .filter(state -> state.path("Type").asText().equals("Fail"))
            .flatMap(state -> NAME.matcher(state.path("Error").asText()).results())
            .map(MatchResult::group)
            .toList();
    assertThat(ends).contains("RunFailed", "CheckFailed", "SyncTimedOut");
    assertThat(missing(ends)).isEmpty();
  }

  @Test
  void readmeDescribesEveryErrorOfAirstep() throws IOException {
    List<String> ours =
        Rendered.errorNames().stream()
            .filter(name -> name.startsWith("airstep."))
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .toList();
    assertThat(ours).isNotEmpty();
    assertThat(missing(ours))
        .as("errors that statemachine/README.md does not name in backticks")
        .isEmpty();
  }

  private static List<String> missing(List<String> names) throws IOException {
    assertThat(README).as("the page about the definitions").exists();
    String page = Files.readString(README);
    // An error may appear there with or without its package.
    return names.stream()
        .filter(name -> !page.matches("(?s).*`([a-z.]*\\.)?" + Pattern.quote(name) + "`.*"))
        .toList();
  }
}
