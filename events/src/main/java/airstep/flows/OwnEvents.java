package airstep.flows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.event.ruler.Machine;

/**
 * The events that a flow's own runs and syncs publish. They must not start the flow, because each
 * run would start the next one forever.
 */
record OwnEvents(String flow, List<String> tags) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> RUNS = List.of("Succeeded", "Failed", "Skipped");

  private static final List<String> SYNCS =
      List.of("Succeeded", "Failed", "Cancelled", "Timed Out", "Skipped", "Unknown");

  /** Fields with values that are unknown beforehand. A pattern may match any of them. */
  private static final Set<String> OPEN =
      Set.of(
          "stage",
          "execution",
          "scheduledTime",
          "byHand",
          "total",
          "skipped",
          "failed",
          "rows",
          "bytes",
          "durationSeconds",
          "reason",
          "connectionId",
          "name",
          "jobId",
          "triggers",
          "polls",
          "link",
          "failureOrigin",
          "failureType",
          "down",
          "lastSuccess",
          "usualRows",
          "usualJobs",
          "schemaChange");

  /** Returns whether the pattern may match one of these events. */
  boolean anyTakenBy(EventPattern pattern) {
    if (!pattern.bus().equals(EventPattern.DEFAULT_BUS)) {
      return false;
    }
    try {
      ObjectNode closed = (ObjectNode) JSON.readTree(pattern.json());
      removeOpenFields(closed);
      if (closed.isEmpty()) {
        return true;
      }
      Machine machine = Machine.builder().build();
      machine.addRule("own", closed.toString());
      for (String event : all()) {
        if (!machine.rulesForJSONEvent(event).isEmpty()) {
          return true;
        }
      }
      return false;
    } catch (Exception e) {
      throw new IllegalStateException(pattern.json(), e);
    }
  }

  private static void removeOpenFields(ObjectNode pattern) {
    pattern.remove(List.of("account", "region", "resources"));
    if (pattern.get("detail") instanceof ObjectNode detail) {
      detail.remove(OPEN);
      if (detail.isEmpty()) {
        pattern.remove("detail");
      }
    }
  }

  private List<String> all() {
    List<String> events = new ArrayList<>();
    RUNS.forEach(word -> events.add(event("Run " + word, "status", word)));
    SYNCS.forEach(word -> events.add(event("Sync " + word, "outcome", word)));
    return events;
  }

  private String event(String what, String key, String word) {
    ObjectNode event = JSON.createObjectNode();
    event.put("source", "airstep").put("detail-type", "Airstep " + what);
    ObjectNode detail =
        event
            .putObject("detail")
            .put("flow", flow)
            .put(key, word.toUpperCase(Locale.ROOT).replace(' ', '_'));
    JsonNode names = JSON.valueToTree(tags);
    detail.set("tags", names);
    return event.toString();
  }
}
