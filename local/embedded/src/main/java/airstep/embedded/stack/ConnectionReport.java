package airstep.embedded.stack;

import airstep.json.JsonFields;
import airstep.json.JsonObject;
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
    return new JsonFields()
        .put("connectionId", connectionId)
        .put("name", name)
        .put("outcome", outcome)
        .put("jobId", jobId)
        .put("triggers", triggers)
        .put("polls", polls)
        .put("rows", rows)
        .put("bytes", bytes)
        .put("durationSeconds", durationSeconds)
        .put("reason", reason)
        .map();
  }
}
