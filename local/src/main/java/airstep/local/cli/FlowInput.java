package airstep.local.cli;

import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import airstep.local.runtime.ScheduledTime;

/** What a person gives a flow to start with. The definition refuses the same, but only later. */
final class FlowInput {

  private static final String KNOWN = "{} or {\"scheduledTime\": \"2026-11-22T07:00:00Z\"}";

  private FlowInput() {}

  /**
   * Checks the text.
   *
   * @throws UsageException if a flow cannot start with it
   */
  static void check(String text) {
    JsonObject input;
    try {
      input = Json.readObject(text);
    } catch (MalformedJsonException e) {
      throw new UsageException("--input: " + e.getMessage() + "; give a JSON object such as {}");
    }
    for (String key : input.fields().keySet()) {
      if (!key.equals("scheduledTime")) {
        throw new UsageException("--input: a flow takes " + KNOWN + ", not `" + key + "`");
      }
    }
    boolean given = input.fields().containsKey("scheduledTime");
    if (given && input.text("scheduledTime").flatMap(ScheduledTime::parse).isEmpty()) {
      throw new UsageException("--input: scheduledTime is not a time such as 2026-11-22T07:00:00Z");
    }
  }
}
