package airstep.embedded.stack;

import airstep.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The outcome of the sync of one connection. */
public record ConnectionReport(
    String connectionId,
    Optional<String> name,
    String outcome,
    OptionalLong jobId,
    OptionalLong triggers,
    OptionalLong polls,
    OptionalLong rows,
    OptionalLong bytes,
    OptionalLong durationSeconds,
    Optional<String> reason) {

  static ConnectionReport of(String connectionId, JsonObject outcome) {
    return new ConnectionReport(
        outcome.text("connectionId").orElse(connectionId),
        outcome.text("name"),
        outcome.text("outcome").orElse("UNKNOWN"),
        outcome.whole("jobId"),
        outcome.whole("triggers"),
        outcome.whole("polls"),
        outcome.whole("rows"),
        outcome.whole("bytes"),
        outcome.whole("durationSeconds"),
        outcome.text("reason"));
  }

  /** Its name for people. */
  public String label() {
    return name.orElse(connectionId);
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("connectionId", connectionId);
    json.put("name", name.orElse(null));
    json.put("outcome", outcome);
    json.put("jobId", orNull(jobId));
    json.put("triggers", orNull(triggers));
    json.put("polls", orNull(polls));
    json.put("rows", orNull(rows));
    json.put("bytes", orNull(bytes));
    json.put("durationSeconds", orNull(durationSeconds));
    json.put("reason", reason.orElse(null));
    return json;
  }

  private static Long orNull(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }
}
