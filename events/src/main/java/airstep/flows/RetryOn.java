package airstep.flows;

/** What a flow tries again. */
public enum RetryOn {
  /** The trigger did not get a job accepted. */
  TRIGGER,
  /** The job was accepted and failed. */
  FAILED
}
