package airstep.vocabulary;

import airstep.vocabulary.json.MissingFieldException;
import java.util.Arrays;
import java.util.Locale;

/** What a flow retries. */
public enum RetryOn {
  /** The trigger did not start a job. */
  TRIGGER,
  /** The job was accepted and failed. */
  FAILED;

  /** Returns the constant for a word in {@code retries.on}. */
  public static RetryOn read(String word) {
    for (RetryOn value : values()) {
      if (value.word().equals(word)) {
        return value;
      }
    }
    throw new MissingFieldException(
        "retries.on", "a list of " + Arrays.stream(values()).map(RetryOn::word).toList());
  }

  /** Returns the word used in flow files and inputs, such as {@code trigger}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
