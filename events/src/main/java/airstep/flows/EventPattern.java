package airstep.flows;

/**
 * The events that start a flow.
 *
 * @param bus the name of the event bus that they come by
 * @param json what EventBridge matches them with
 */
public record EventPattern(String bus, String json) {
  /** The bus that every account has. */
  public static final String DEFAULT_BUS = "default";
}
