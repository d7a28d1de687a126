package airstep.vocabulary;

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

  /** Returns the word used in flow files and inputs, such as {@code adopt}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
