package airstep.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.event.ruler.Ruler;

/**
 * The events that a flow's own runs and syncs publish. One of them must not start that flow: each
 * run would start the next, for ever.
 */
record OwnEvents(String flow, List<String> tags) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> RUNS =
      Map.of("Succeeded", "SUCCEEDED", "Failed", "FAILED", "Skipped", "SKIPPED");

  private static final Map<String, String> SYNCS =
      Map.of(
          "Succeeded",
          "SUCCEEDED",
          "Failed",
          "FAILED",
          "Cancelled",
          "CANCELLED",
          "Timed Out",
          "TIMED_OUT",
          "Skipped",
          "SKIPPED",
          "Unknown",
          "UNKNOWN");

  /** Fields whose values nobody knows beforehand, so that a pattern may be meant to take them. */
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
          "link");

  /** Whether that pattern may take one of them. */
  boolean anyTakenBy(EventPattern pattern) {
    if (!pattern.bus().equals(EventPattern.DEFAULT_BUS)) {
      return false;
    }
    String closed = closed(pattern.json());
    return closed.equals("{}") || all().stream().anyMatch(event -> takes(closed, event));
  }

  /** The pattern without what it says of fields whose values are open. */
  private static String closed(String pattern) {
    try {
      ObjectNode closed = (ObjectNode) JSON.readTree(pattern);
      closed.remove(List.of("account", "region", "resources"));
      if (closed.get("detail") instanceof ObjectNode detail) {
        detail.remove(OPEN);
        if (detail.isEmpty()) {
          closed.remove("detail");
        }
      }
      return closed.toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> all() {
    List<String> events = new ArrayList<>();
    RUNS.forEach((word, status) -> events.add(event("Run " + word, "status", status)));
    SYNCS.forEach((word, outcome) -> events.add(event("Sync " + word, "outcome", outcome)));
    return events;
  }

  private String event(String what, String key, String value) {
    ObjectNode event = JSON.createObjectNode();
    event.put("source", "airstep").put("detail-type", "Airstep " + what);
    ObjectNode detail = event.putObject("detail").put("flow", flow).put(key, value);
    JsonNode names = JSON.valueToTree(tags);
    detail.set("tags", names);
    return event.toString();
  }

  private static boolean takes(String pattern, String event) {
    try {
      return Ruler.matchesRule(event, pattern);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(pattern, e);
    }
  }
}
