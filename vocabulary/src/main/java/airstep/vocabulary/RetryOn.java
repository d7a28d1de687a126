package airstep.vocabulary;

import java.util.Locale;

/** What a flow retries. */
public enum RetryOn {
  /** The trigger did not start a job. */
  TRIGGER,
  /** The job was accepted and failed. */
  FAILED;

  /** Returns the word used in flow files and inputs, such as {@code trigger}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
