package airstep.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The answer of a person to a question with yes or no; no answer is no. */
record Answer(Console console, InputStream in) {

  /**
   * Asks on the error stream.
   *
   * @throws UncheckedIOException if the answer cannot be read
   */
  boolean isYes(String question) {
    console.err().print(question + " [y/N] ");
    console.err().flush();
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    try {
      String line = lines.readLine();
      return line != null && line.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
