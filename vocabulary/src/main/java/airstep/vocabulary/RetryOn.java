package airstep.vocabulary;

import airstep.vocabulary.json.MissingFieldException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a flow retries. */
public enum RetryOn {
  /** The trigger did not start a job. */
  TRIGGER,
  /** The job was accepted and failed. */
  FAILED;

  /** Returns the constant for a word as {@link #word} returns it; empty if unknown. */
  public static Optional<RetryOn> of(String word) {
    return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
  }

  /** Returns the constant for a word in {@code retries.on}. */
  public static RetryOn read(String word) {
    return of(word)
        .orElseThrow(
            () ->
                new MissingFieldException(
                    "retries.on",
                    "a list of " + Arrays.stream(values()).map(RetryOn::word).toList()));
  }

  /** Returns the word used in flow files and inputs, such as {@code trigger}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
