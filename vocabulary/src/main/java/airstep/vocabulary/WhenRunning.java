package airstep.vocabulary;

import java.util.Locale;

/** What a flow does if the connection runs a job already that it has not started. */
public enum WhenRunning {
  /** Take that job for the flow's own, and wait for its end. */
  ADOPT,
  /** Wait for its end, then start one. */
  WAIT,
  /** Start nothing, and alert. */
  FAIL;

  /** As flow files and inputs write it, such as {@code adopt}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
