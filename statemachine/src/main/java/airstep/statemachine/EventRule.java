package airstep.statemachine;

import airstep.flows.EventPattern;
import airstep.vocabulary.StartedBy;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An EventBridge rule: the events that it matches, and the input that it gives its target.
 *
 * @param bus the name of the bus that a flow file gives; empty for the default bus
 * @param pattern the event pattern as JSON
 * @param input the fields of the target's input: a path into the event, which begins with {@code
 *     $.}, or a text. Empty if the target receives the event itself
 */
public record EventRule(Optional<String> bus, String pattern, Map<String, String> input) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The statuses of a flow that succeeded without syncing anything. */
  private static final List<String> WITHOUT_SYNC = List.of("DUPLICATE", "SKIPPED", "CHECKED");

  /** Matches failed executions that no other execution started, for {@code NotifyStopped}. */
  public static EventRule alert(Deployment deployment) {
    ObjectNode detail = detail(List.of("FAILED", "TIMED_OUT", "ABORTED"));
    detail.putArray("stateMachineArn").addObject().put("prefix", everyMachine(deployment));
    detail.set("input", without("*" + StartedBy.KEY + "*"));
    return rule(detail, Map.of());
  }

  /**
   * Matches executions of {@code sync} that were ended from outside, for {@code sync}. EventBridge
   * may deliver an event twice with the same id, so the id shows whether the clean-up ran already.
   */
  public static EventRule cleanUp(Deployment deployment) {
    ObjectNode detail = detail(List.of("ABORTED", "TIMED_OUT"));
    detail.putArray("stateMachineArn").add(deployment.sync());
    detail.set("input", without("*\"stopped\":*"));
    return rule(detail, Map.of("stopped", "$.detail.executionArn", "eventId", "$.id"));
  }

  /** Matches runs of the other flow that succeeded and synced something. */
  static EventRule after(String upstream, Deployment deployment) {
    ObjectNode detail = detail(List.of("SUCCEEDED"));
    detail.putArray("stateMachineArn").add(deployment.flow().apply(upstream));
    detail.set(
        "output",
        without(
            WITHOUT_SYNC.stream().map("*\"status\":\"%s\"*"::formatted).toArray(String[]::new)));
    return rule(detail, Map.of("after", upstream, "time", "$.time"));
  }

  /** Matches the events of a flow's own pattern. */
  static EventRule on(EventPattern events) {
    return new EventRule(
        Optional.of(events.bus()), events.json(), Map.of("eventId", "$.id", "time", "$.time"));
  }

  /** Returns the common prefix of the ARNs of the stage's machines. */
  private static String everyMachine(Deployment deployment) {
    String sync = deployment.sync();
    if (!sync.endsWith("sync")) {
      throw new IllegalArgumentException("the name of the machine sync must end in sync: " + sync);
    }
    return sync.substring(0, sync.length() - "sync".length());
  }

  /** Returns whether it is on the default bus. */
  public boolean onDefaultBus() {
    return bus.orElse(EventPattern.DEFAULT_BUS).equals(EventPattern.DEFAULT_BUS);
  }

  private static EventRule rule(ObjectNode detail, Map<String, String> input) {
    ObjectNode pattern = NODES.objectNode();
    pattern.putArray("source").add("aws.states");
    pattern.putArray("detail-type").add("Step Functions Execution Status Change");
    pattern.set("detail", detail);
    return new EventRule(Optional.empty(), pattern.toString(), input);
  }

  private static ObjectNode detail(List<String> status) {
    ObjectNode detail = NODES.objectNode();
    status.forEach(detail.putArray("status")::add);
    return detail;
  }

  private static ArrayNode without(String... wildcards) {
    ArrayNode matcher = NODES.arrayNode();
    ArrayNode texts = matcher.addObject().putObject("anything-but").putArray("wildcard");
    List.of(wildcards).forEach(texts::add);
    return matcher;
  }
}
