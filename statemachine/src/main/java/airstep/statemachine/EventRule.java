package airstep.statemachine;

import airstep.flows.EventPattern;
import airstep.vocabulary.StartedBy;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An EventBridge rule: the events that it matches, and the input that it gives its target.
 *
 * @param bus the name of the bus that a flow file gives; empty for the default bus
 * @param pattern the event pattern
 * @param input the fields of the target's input: a path into the event, which begins with {@code
 *     $.}, or a text. Empty if the target receives the event itself
 */
public record EventRule(Optional<String> bus, JsonNode pattern, Map<String, String> input) {
  /** What the output of a flow has that succeeded without syncing everything. */
  private static final List<String> NOT_EVERYTHING =
      List.of(
          "*\"status\":\"DUPLICATE\"*",
          "*\"status\":\"SKIPPED\"*",
          "*\"status\":\"CHECKED\"*",
          "*\"partial\":true*");

  /** The prefix of the errors with which {@code sync} fails after it has reported the outcome. */
  private static final String OWN_ERRORS = "Sync";

  /**
   * Matches failed executions of flows, and those of the other machines that no other execution
   * started, for {@code NotifyStopped}. What starts a flow may be a stranger, who sends no alert.
   */
  public static EventRule alert(Deployment deployment) {
    String executions = everyMachine(deployment).replace(":stateMachine:", ":execution:");
    List<String> nested = List.of(deployment.run(), deployment.sync());
    List<Map<String, ?>> either =
        List.of(
            Map.of("stateMachineArn", List.of(Map.of("anything-but", nested))),
            Map.of("input", without(List.of("*" + StartedBy.KEY + "*"))));
    return rule(
        status("FAILED", "TIMED_OUT", "ABORTED"),
        Map.of("executionArn", List.of(Map.of("prefix", executions)), "$or", either),
        Map.of());
  }

  /**
   * Matches executions of {@code sync} that ended without an outcome, for {@code sync}: they were
   * stopped, timed out, or failed with an error of Step Functions, for example because the history
   * was full. EventBridge may deliver an event twice with the same id, so the id shows whether the
   * clean-up ran already.
   */
  public static EventRule cleanUp(Deployment deployment) {
    List<Map<String, ?>> either =
        List.of(
            status("ABORTED", "TIMED_OUT"),
            and(
                status("FAILED"),
                Map.of("error", List.of(Map.of("anything-but", Map.of("prefix", OWN_ERRORS))))));
    return rule(
        Map.of(),
        Map.of(
            "stateMachineArn",
            List.of(deployment.sync()),
            "input",
            without(List.of("*\"stopped\":*")),
            "$or",
            either),
        Map.of("stopped", "$.detail.executionArn", "eventId", "$.id"));
  }

  /** Matches runs of the whole other flow that succeeded and synced something. */
  static EventRule after(String upstream, Deployment deployment) {
    return rule(
        status("SUCCEEDED"),
        Map.of(
            "stateMachineArn",
            List.of(deployment.flow().apply(upstream)),
            "output",
            without(NOT_EVERYTHING)),
        Map.of("after", upstream, "time", "$.time"));
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

  /** Matches a text that contains none of the wildcards. */
  private static List<?> without(List<String> wildcards) {
    return List.of(Map.of("anything-but", Map.of("wildcard", wildcards)));
  }

  private static Map<String, ?> status(String... either) {
    return Map.of("status", List.of(either));
  }

  /** Matches executions with these details. */
  private static EventRule rule(
      Map<String, ?> status, Map<String, ?> details, Map<String, String> input) {
    Map<String, Object> pattern = new LinkedHashMap<>();
    pattern.put("source", List.of("aws.states"));
    pattern.put("detail-type", List.of("Step Functions Execution Status Change"));
    pattern.put("detail", and(status, details));
    return new EventRule(Optional.empty(), Template.json(pattern), input);
  }

  /** Matches both, in an order that is always the same. */
  private static Map<String, ?> and(Map<String, ?> first, Map<String, ?> others) {
    Map<String, Object> both = new LinkedHashMap<>(first);
    both.putAll(new TreeMap<>(others));
    return both;
  }
}
