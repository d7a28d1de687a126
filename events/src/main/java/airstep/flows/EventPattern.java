package airstep.flows;

/**
 * The events that start a flow.
 *
 * @param bus the name of the event bus
 * @param json the event pattern
 */
public record EventPattern(String bus, String json) {
  /** The default bus of every account. */
  public static final String DEFAULT_BUS = "default";
}
