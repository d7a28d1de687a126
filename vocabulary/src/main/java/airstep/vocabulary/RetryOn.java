package airstep.vocabulary;

import java.util.Locale;

/** What a flow tries again. */
public enum RetryOn {
  /** The trigger did not get a job accepted. */
  TRIGGER,
  /** The job was accepted and failed. */
  FAILED;

  /** As flow files and inputs write it, such as {@code trigger}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
