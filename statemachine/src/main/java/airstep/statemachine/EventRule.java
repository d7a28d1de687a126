package airstep.statemachine;

import airstep.vocabulary.FlowInput.After;
import airstep.vocabulary.FlowInput.Event;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A rule on Step Functions' own events: which it takes, and what it tells its target.
 *
 * @param pattern an EventBridge pattern
 * @param input the fields of the target's input: a path into the event, beginning with {@code $.},
 *     or a text as it is. Empty if the target gets the event itself
 */
public record EventRule(ObjectNode pattern, Map<String, String> input) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Stands in the input of every execution that another one has started. */
  private static final String STARTED_BY = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

  /** What the event of an {@code on} becomes. */
  public static final Map<String, String> ON_INPUT =
      Map.of(Event.EVENT_ID, "$.id", Event.TIME, "$.time");

  /** How a flow ends well without having synced anything. */
  private static final List<String> WITHOUT_SYNC = List.of("DUPLICATE", "SKIPPED", "CHECKED");

  /** For {@code NotifyStopped}: whatever failed that nobody else started. */
  public static EventRule alert(Deployment deployment) {
    return new EventRule(
        pattern(
            detail(List.of("FAILED", "TIMED_OUT", "ABORTED"))
                .<ObjectNode>set(
                    "stateMachineArn", NODES.arrayNode().add(prefix(everyMachine(deployment))))
                .set("input", without("*" + STARTED_BY + "*"))),
        Map.of());
  }

  /**
   * For the machine {@code sync}: one of its executions was ended from outside. EventBridge may
   * deliver an event twice, with the same id, so the id says whether that was cleaned up already.
   */
  public static EventRule cleanUp(Deployment deployment) {
    return new EventRule(
        pattern(
            detail(List.of("ABORTED", "TIMED_OUT"))
                .<ObjectNode>set("stateMachineArn", texts(List.of(deployment.sync())))
                .set("input", without("*\"stopped\":*"))),
        Map.of("stopped", "$.detail.executionArn", "eventId", "$.id"));
  }

  /** For a flow that follows another: that one has succeeded, and has synced something. */
  public static EventRule after(String upstream, Deployment deployment) {
    return new EventRule(
        pattern(
            detail(List.of("SUCCEEDED"))
                .<ObjectNode>set(
                    "stateMachineArn", texts(List.of(deployment.flow().apply(upstream))))
                .set(
                    "output",
                    without(
                        WITHOUT_SYNC.stream()
                            .map(status -> "*\"status\":\"" + status + "\"*")
                            .toArray(String[]::new)))),
        Map.of(After.AFTER, upstream, After.TIME, "$.time"));
  }

  /** The machines of a stage are named alike, so the one tells how the others begin. */
  private static String everyMachine(Deployment deployment) {
    String sync = deployment.sync();
    if (!sync.endsWith("sync")) {
      throw new IllegalArgumentException("the machine `sync` has to be named so: " + sync);
    }
    return sync.substring(0, sync.length() - "sync".length());
  }

  private static ObjectNode pattern(ObjectNode detail) {
    ObjectNode pattern = NODES.objectNode();
    pattern.set("source", texts(List.of("aws.states")));
    pattern.set("detail-type", texts(List.of("Step Functions Execution Status Change")));
    pattern.set("detail", detail);
    return pattern;
  }

  private static ObjectNode detail(List<String> status) {
    return NODES.objectNode().set("status", texts(status));
  }

  private static ObjectNode prefix(String text) {
    return NODES.objectNode().put("prefix", text);
  }

  private static ArrayNode without(String... wildcards) {
    ObjectNode anythingBut = NODES.objectNode();
    anythingBut.set("wildcard", texts(List.of(wildcards)));
    return NODES.arrayNode().add(NODES.objectNode().set("anything-but", anythingBut));
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
