package airstep.cli;

import airstep.json.Json;
import airstep.json.MalformedJsonException;
import airstep.text.OneLine;
import airstep.vocabulary.FlowInput;
import airstep.vocabulary.json.MissingFieldException;

/**
 * Checks the option {@code --input}, the input of a flow, before it starts. The definition rejects
 * the same, but later.
 */
final class InputOption {

  private static final int LONGEST = 200;

  private InputOption() {}

  /**
   * Reads the text.
   *
   * @throws UsageException if a flow cannot start with it
   */
  static FlowInput read(String text) {
    try {
      return FlowInput.read(Json.readUniqueObject(text))
          .orElseThrow(
              () ->
                  new UsageException(
                      "--input: a flow accepts "
                          + FlowInput.ACCEPTED
                          + ", not "
                          + OneLine.of(text, LONGEST)));
    } catch (MalformedJsonException e) {
      throw new UsageException("--input: " + e.getMessage() + "; use a JSON object such as {}");
    } catch (MissingFieldException e) {
      throw new UsageException("--input: " + e.getMessage());
    }
  }
}
