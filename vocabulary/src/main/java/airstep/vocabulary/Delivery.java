package airstep.vocabulary;

/** What became of an alert, beside the sentence that says so. */
public enum Delivery {
  /** Slack has taken it. */
  DELIVERED,
  /** There is nothing to alert about, or the flow wants no such alert. */
  NONE,
  /** Slack did not take it, the topic of alarms did. */
  FALLBACK,
  NOT_DELIVERED
}
