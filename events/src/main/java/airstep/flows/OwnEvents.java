package airstep.flows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
          new String[] {
            "stage", "execution", "scheduledTime", "byHand", "total", "skipped",
            "failed", "rows", "bytes", "durationSeconds", "reason", "connectionId",
            "name", "jobId", "triggers", "polls", "link", "failureOrigin",
            "failureType", "down", "lastSuccess", "usualRows", "usualJobs", "schemaChange",
            "partial", "retryOf"
          });

  /** Returns whether the pattern may match one of these events. */
  boolean anyTakenBy(EventPattern pattern) {
    if (!pattern.bus().equals(EventPattern.DEFAULT_BUS)) {
      return false;
    }
    ObjectNode closed = pattern.json().deepCopy();
    removeOpenFields(closed);
    return closed.isEmpty() || matchesAny(closed.toString());
  }

  private boolean matchesAny(String pattern) {
    try {
      Machine machine = Machine.builder().build();
      machine.addRule("own", pattern);
      for (String event : all()) {
        if (!machine.rulesForJSONEvent(event).isEmpty()) {
          return true;
        }
      }
      return false;
    } catch (Exception e) {
      throw new IllegalStateException(pattern, e);
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
    return Stream.concat(
            RUNS.stream().map(word -> event("Run " + word, "status", word)),
            SYNCS.stream().map(word -> event("Sync " + word, "outcome", word)))
        .toList();
  }

  private String event(String what, String key, String word) {
    String value = word.toUpperCase(Locale.ROOT).replace(' ', '_');
    Map<String, Object> detail = Map.of("flow", flow, key, value, "tags", tags);
    return JSON.valueToTree(
            Map.of("source", "airstep", "detail-type", "Airstep " + what, "detail", detail))
        .toString();
  }
}
