package airstep.embedded.eventbridge;

import airstep.asl.EventBus;
import airstep.asl.PutEvents;
import airstep.asl.json.ArrayValue;
import airstep.asl.json.InvalidJsonException;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.Timeline;
import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import java.util.List;
import java.util.random.RandomGenerator;

/** An EventBridge that answers PutEvents for the AWS SDK's client. It allows every caller. */
public final class PutEventsApi implements Service {

  private static final String OPERATION = "AWSEvents.PutEvents";

  private final Timeline timeline;
  private final PutEvents events;

  /**
   * Puts events on this bus, the only one.
   *
   * @param random the source of the events' ids
   */
  public PutEventsApi(Timeline timeline, RandomGenerator random, EventBus bus) {
    this.timeline = timeline;
    this.events = new PutEvents(timeline, random, bus);
  }

  @Override
  public Http.Response handle(Http.Request request) {
    if (!AwsJson.operation(request).equals(OPERATION)) {
      return AwsJson.error(400, "UnknownOperationException", "");
    }
    try {
      ArrayValue entries =
          JsonValues.parse(request.body()) instanceof ObjectValue asked
                  && asked.get("Entries") instanceof ArrayValue given
              ? given
              : ArrayValue.of(List.of());
      return timeline.onLoop(
          () -> AwsJson.response(events.put(entries, "000000000000", "us-east-1", List.of())));
    } catch (InvalidJsonException e) {
      return AwsJson.error(400, "SerializationException", e.getMessage());
    }
  }
}
