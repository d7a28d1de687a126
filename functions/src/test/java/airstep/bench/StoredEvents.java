package airstep.bench;

import airstep.bus.EventPublisher;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An event bus that keeps its events, or fails. */
public final class StoredEvents implements EventPublisher {

  private final List<Event> events = new ArrayList<>();
  private RuntimeException trouble;

  /** One event. */
  public record Event(String detailType, JsonObject detail) {}

  /** From now on every event fails like this. */
  public void failWith(RuntimeException e) {
    trouble = e;
  }

  public List<Event> events() {
    return events;
  }

  @Override
  public void put(String detailType, Map<String, ?> detail) {
    if (trouble != null) {
      throw trouble;
    }
    events.add(new Event(detailType, Json.readObject(Json.write(detail))));
  }
}
