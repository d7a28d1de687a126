package airstep.operate;

import airstep.json.Json;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a step has logged.
 *
 * @param connection the label of the connection; empty for a step of the run itself
 * @param details the other fields, in their order
 */
public record LogLine(
    Instant time, String connection, String step, String message, Map<String, Object> details)
    implements JsonRecord {

  private static final Set<String> KNOWN =
      Set.of("timestamp", "level", "step", "execution", "message");

  /**
   * Reads a line.
   *
   * @param line as JSON
   * @param labels the label of the connection of each execution
   */
  static LogLine of(String line, Map<String, String> labels) {
    JsonObject json = Json.readObject(line);
    Map<String, Object> details = new LinkedHashMap<>(json.fields());
    details.keySet().removeAll(KNOWN);
    return new LogLine(
        json.needTime("timestamp"),
        labels.getOrDefault(json.text("execution").orElse(""), ""),
        json.text("step").orElse(""),
        json.text("message").orElse(""),
        details);
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("time", time)
        .put("connection", connection)
        .put("step", step)
        .put("message", message)
        .put("details", details);
  }
}
