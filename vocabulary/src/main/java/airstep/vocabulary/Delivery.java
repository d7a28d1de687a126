package airstep.vocabulary;

/** What became of an alert, besides the sentence that says so. */
public enum Delivery {
  /** Slack has accepted it. */
  DELIVERED,
  /** There is nothing to alert about, or the flow wants no such alert. */
  NONE,
  /** Slack did not accept it; the alarm topic did. */
  FALLBACK,
  NOT_DELIVERED
}
