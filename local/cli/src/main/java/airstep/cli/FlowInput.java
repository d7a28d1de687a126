package airstep.cli;

import airstep.embedded.stack.ScheduledTime;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import airstep.text.OneLine;
import java.util.List;
import java.util.Set;

/** The input of a flow that a person starts. The definition refuses the same, but only later. */
final class FlowInput {

  private static final String KNOWN =
      "{} or {\"check\": true} or {\"scheduledTime\": \"2026-11-22T07:00:00Z\"}, or eventId or"
          + " after beside a time";

  /** The keys that an input may have together. */
  private static final List<Set<String>> TOGETHER =
      List.of(
          Set.of(),
          Set.of("check"),
          Set.of("scheduledTime"),
          Set.of("eventId", "time"),
          Set.of("after", "time"));

  private static final int LONGEST = 200;

  private FlowInput() {}

  /**
   * Checks the text.
   *
   * @throws UsageException if a flow cannot start with it
   */
  static void check(String text) {
    JsonObject input;
    try {
      input = Json.readUniqueObject(text);
    } catch (MalformedJsonException e) {
      throw new UsageException("--input: " + e.getMessage() + "; give a JSON object such as {}");
    }
    Set<String> keys = input.fields().keySet();
    if (!TOGETHER.contains(keys) || (keys.contains("check") && !input.isTrue("check"))) {
      throw new UsageException(
          "--input: a flow accepts " + KNOWN + ", not " + OneLine.of(text, LONGEST));
    }
    for (String key : List.of("scheduledTime", "time")) {
      if (keys.contains(key) && input.text(key).flatMap(ScheduledTime::parse).isEmpty()) {
        throw new UsageException("--input: " + key + " is not a time such as 2026-11-22T07:00:00Z");
      }
    }
    for (String key : List.of("eventId", "after")) {
      if (keys.contains(key) && input.text(key).isEmpty()) {
        throw new UsageException("--input: " + key + " is not a string");
      }
    }
  }
}
