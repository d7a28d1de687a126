package airstep.vocabulary;

import java.util.Arrays;
import java.util.Optional;

/** What became of an alert, beside the sentence that says so. */
public enum Delivery {
  /** Slack has taken it. */
  DELIVERED,
  /** There is nothing to alert about, or the flow wants no such alert. */
  NONE,
  /** Slack did not take it, the topic of alarms did. */
  FALLBACK,
  NOT_DELIVERED;

  /** The delivery of that name, if it is one. */
  public static Optional<Delivery> of(String name) {
    return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
  }
}
