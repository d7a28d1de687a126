package airstep.vocabulary;

import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.MissingFieldException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a flow does if the connection already runs a job that the flow did not start. */
public enum WhenRunning {
  /** Adopts the job as its own and waits for its end. */
  ADOPT,
  /** Waits for its end, then starts a new job. */
  WAIT,
  /** Starts nothing and sends an alert. */
  FAIL;

  /** Returns the constant for a word as {@link #word} returns it; empty if unknown. */
  public static Optional<WhenRunning> of(String word) {
    return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
  }

  /** Reads {@code whenRunning} in the settings of a sync. */
  public static WhenRunning read(JsonObject json) {
    return of(json.needText("whenRunning"))
        .orElseThrow(
            () ->
                new MissingFieldException(
                    "whenRunning",
                    "one of " + Arrays.stream(values()).map(WhenRunning::word).toList()));
  }

  /** Returns the word used in flow files and inputs, such as {@code adopt}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
