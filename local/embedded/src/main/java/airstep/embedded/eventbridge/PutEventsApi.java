package airstep.embedded.eventbridge;

import airstep.asl.EventBus;
import airstep.asl.expression.RandomIds;
import airstep.asl.json.Json;
import airstep.asl.timeline.Timeline;
import airstep.embedded.transport.Headers;
import airstep.embedded.transport.Replies;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Answers PutEvents so that the AWS SDK's own client is content. Anybody who asks is allowed. */
public final class PutEventsApi implements Service {

  private static final String OPERATION = "AWSEvents.PutEvents";
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
  private static final Set<String> FIELDS = Set.of("Source", "DetailType", "Detail", "Resources");

  private final Timeline timeline;
  private final RandomGenerator random;
  private final EventBus bus;

  /**
   * Puts on that bus, which is the only one.
   *
   * @param random where the events' ids come from
   */
  public PutEventsApi(Timeline timeline, RandomGenerator random, EventBus bus) {
    this.timeline = timeline;
    this.random = random;
    this.bus = bus;
  }

  @Override
  public Http.Response handle(Http.Request request) {
    if (!Headers.value(request.headers(), "X-Amz-Target").orElse("").equals(OPERATION)) {
      return reply(400, Map.of("__type", "UnknownOperationException", "message", ""));
    }
    try {
      List<JsonObject> entries = airstep.json.Json.readObject(request.body()).objects("Entries");
      return timeline.onLoop(() -> reply(200, put(entries)));
    } catch (MalformedJsonException e) {
      return reply(400, Map.of("__type", "SerializationException", "message", e.getMessage()));
    }
  }

  private Map<String, ?> put(List<JsonObject> entries) {
    List<Map<String, String>> results = new ArrayList<>();
    int failed = 0;
    for (JsonObject entry : entries) {
      Map<String, String> result = put(entry);
      results.add(result);
      failed += result.containsKey("ErrorCode") ? 1 : 0;
    }
    return Map.of("FailedEntryCount", failed, "Entries", results);
  }

  private Map<String, String> put(JsonObject entry) {
    Optional<String> source = entry.text("Source");
    Optional<String> type = entry.text("DetailType");
    if (!FIELDS.containsAll(entry.fields().keySet())
        || source.isEmpty()
        || source.get().startsWith("aws.")
        || type.isEmpty()) {
      return refused("InvalidArgument", "An entry has Source, DetailType, Detail, Resources");
    }
    Object detail;
    try {
      detail = Json.parse(entry.text("Detail").orElse(""));
    } catch (airstep.asl.json.InvalidJsonException e) {
      return refused("MalformedDetail", "Detail is malformed.");
    }
    String id = RandomIds.uuid(random).toString();
    Optional<String> refusal =
        bus.put(
            airstep.asl.json.JsonObject.builder()
                .put("version", "0")
                .put("id", id)
                .put("detail-type", type.get())
                .put("source", source.get())
                .put("account", "000000000000")
                .put("time", timeline.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", "us-east-1")
                .put("resources", entry.texts("Resources"))
                .put("detail", detail)
                .build());
    return refusal
        .map(code -> refused(code, "The bus did not take the event."))
        .orElseGet(() -> Map.of("EventId", id));
  }

  private static Map<String, String> refused(String code, String message) {
    return Map.of("ErrorCode", code, "ErrorMessage", message);
  }

  private static Http.Response reply(int status, Map<String, ?> body) {
    return Replies.of(status, CONTENT_TYPE, Json.write(body));
  }
}
