package airstep.embedded.eventbridge;

import airstep.asl.EventBus;
import airstep.asl.PutEvents;
import airstep.asl.json.ArrayValue;
import airstep.asl.json.InvalidJsonException;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.Timeline;
import airstep.embedded.transport.Headers;
import airstep.embedded.transport.Replies;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Answers PutEvents as the AWS SDK's own client expects. Anyone who asks is allowed. */
public final class PutEventsApi implements Service {

  private static final String OPERATION = "AWSEvents.PutEvents";
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  private final Timeline timeline;
  private final PutEvents events;

  /**
   * Puts on that bus, which is the only one.
   *
   * @param random where the events' ids come from
   */
  public PutEventsApi(Timeline timeline, RandomGenerator random, EventBus bus) {
    this.timeline = timeline;
    this.events = new PutEvents(timeline, random, bus);
  }

  @Override
  public Http.Response handle(Http.Request request) {
    if (!Headers.value(request.headers(), "X-Amz-Target").orElse("").equals(OPERATION)) {
      return refusal("UnknownOperationException", "");
    }
    try {
      ArrayValue entries =
          JsonValues.parse(request.body()) instanceof ObjectValue asked
                  && asked.get("Entries") instanceof ArrayValue given
              ? given
              : ArrayValue.of(List.of());
      return timeline.onLoop(
          () -> reply(200, events.put(entries, "000000000000", "us-east-1", List.of())));
    } catch (InvalidJsonException e) {
      return refusal("SerializationException", e.getMessage());
    }
  }

  private static Http.Response refusal(String type, String message) {
    return reply(400, Map.of("__type", type, "message", message));
  }

  private static Http.Response reply(int status, Map<String, ?> body) {
    return Replies.of(status, CONTENT_TYPE, JsonValues.write(body));
  }
}
