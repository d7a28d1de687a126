package airstep.alert;

import airstep.json.JsonObject;
import airstep.vocabulary.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a run went, out of its plan and the outcomes of its syncs.
 *
 * @param failed {@code code} and its values if the run failed as a whole
 * @param ids of all connections that the run was to sync
 * @param outcomes of the same connections in the same order; none if they are not known
 * @param given the rest of the step's input: numbers, and those connections that are named
 */
public record ClosedRun(
    JsonObject run,
    Optional<JsonObject> failed,
    List<String> ids,
    List<Outcome> outcomes,
    JsonObject given) {

  private static final int MOST_SUCCEEDED = 200;
  private static final int MOST_OFF = 50;
  private static final int MOST_OFF_IDS = 500;

  /** The run that a step was given to close. */
  public static ClosedRun of(JsonObject json) {
    return new ClosedRun(
        json.needObject("run"),
        json.object("failed"),
        json.texts("ids"),
        json.texts("outcomes").stream().map(Outcome::of).toList(),
        json);
  }

  /** What an event says of it, beside which run it was. */
  public Map<String, Object> event() {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("status", status());
    event.put("total", (long) ids.size());
    event.put("skipped", given.whole("skipped").orElse(0) + count(Outcome.SKIPPED));
    event.put("failed", failures());
    event.put("rows", given.whole("rows").orElse(0));
    event.put("bytes", given.whole("bytes").orElse(0));
    event.put("durationSeconds", Math.max(0, given.whole("durationSeconds").orElse(0)));
    failed.ifPresent(why -> event.put("reason", RunSentence.of(why)));
    return event;
  }

  /** What its account says beside that: for the next run, and for whoever reads a failed one. */
  public Map<String, Object> more() {
    Map<String, Object> more = new LinkedHashMap<>();
    if (failed.isEmpty()) {
      more.put("offIds", String.join(" ", offIds()));
    }
    failed.flatMap(why -> why.text("code")).ifPresent(code -> more.put("reasonCode", code));
    if (status().equals("FAILED")) {
      more.put("connections", WorstFirst.of(given.objects("worst")));
    }
    return more;
  }

  /** What an alert needs beside both. */
  public Map<String, Object> news() {
    Map<String, Object> news = new LinkedHashMap<>();
    news.put("synced", count(Outcome.SUCCEEDED));
    news.put("down", given.whole("down").orElse(0));
    news.put("named", given.isTrue("named"));
    if (outcomes.size() <= MOST_SUCCEEDED) {
      news.put("succeeded", idsOf(Outcome.SUCCEEDED));
    }
    news.put("noticed", fields(given.objects("noticed").stream()));
    news.put("off", fields(given.objects("off").stream().limit(MOST_OFF)));
    return news;
  }

  private String status() {
    if (failed.isPresent() || failures() > 0) {
      return "FAILED";
    }
    return count(Outcome.SUCCEEDED) > 0 ? "SUCCEEDED" : "SKIPPED";
  }

  private long failures() {
    return outcomes.stream().filter(Outcome::failed).count();
  }

  private long count(Outcome outcome) {
    return outcomes.stream().filter(outcome::equals).count();
  }

  private List<String> idsOf(Outcome outcome) {
    return IntStream.range(0, Math.min(ids.size(), outcomes.size()))
        .filter(n -> outcomes.get(n) == outcome)
        .mapToObj(ids::get)
        .toList();
  }

  private List<String> offIds() {
    return Stream.concat(given.texts("offIds").stream(), idsOf(Outcome.SKIPPED).stream())
        .map(ShortId::of)
        .limit(MOST_OFF_IDS)
        .toList();
  }

  private static List<Map<String, Object>> fields(Stream<JsonObject> objects) {
    return objects.map(JsonObject::fields).toList();
  }
}
