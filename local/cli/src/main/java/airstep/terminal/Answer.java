package airstep.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The answer of a person to a question with yes or no; no answer is no. */
public record Answer(Console console, InputStream in) {

  /** Asks on the error stream. The end of the input, or none, is said to be no answer. */
  public boolean isYes(String question) {
    console.err().print(question + " [y/N] ");
    console.err().flush();
    Optional<String> line = line();
    if (line.isEmpty()) {
      console.err().println("no answer: the input has ended; --yes does not ask");
    }
    return line.filter(it -> it.strip().toLowerCase(Locale.ROOT).matches("y|yes")).isPresent();
  }

  private Optional<String> line() {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    try {
      return Optional.ofNullable(lines.readLine());
    } catch (IOException _) {
      // Such as a standard input that is closed.
      return Optional.empty();
    }
  }
}
