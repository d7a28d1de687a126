package airstep.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What {@code --fix} can do: write a flow file that is switched off. It starts and cancels no job,
 * and changes nothing in Airbyte, Slack or AWS.
 *
 * @param file does not exist yet
 */
public record Fix(Path file, String text) {

  /** Returns what it will do, as a question without its mark. */
  public String question() {
    return "write " + file + ", a flow that is switched off";
  }

  /**
   * Writes the file.
   *
   * @throws IOException if it cannot be written, or exists meanwhile
   */
  public void apply() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
  }
}
