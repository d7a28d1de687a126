package airstep.steps;

import airstep.json.JsonObject;
import airstep.json.MissingFieldException;
import airstep.vocabulary.FlowInput;
import airstep.vocabulary.FlowInput.After;
import airstep.vocabulary.FlowInput.ByHand;
import airstep.vocabulary.FlowInput.Check;
import airstep.vocabulary.FlowInput.Event;
import airstep.vocabulary.FlowInput.Scheduled;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a {@link FlowInput}, like {@code Read Input} in the definition of a flow. */
public final class FlowInputJson {

  /** The readers, by the keys that an input has together. */
  private static final Map<Set<String>, Function<JsonObject, FlowInput>> READERS =
      Map.of(
          Set.of(), _ -> new ByHand(),
          Set.of(Check.CHECK), _ -> new Check(),
          Set.of(Scheduled.SCHEDULED_TIME),
              json -> new Scheduled(json.needTime(Scheduled.SCHEDULED_TIME)),
          Set.of(Event.EVENT_ID, Event.TIME),
              json -> new Event(json.needText(Event.EVENT_ID), json.needTime(Event.TIME)),
          Set.of(After.AFTER, After.TIME),
              json -> new After(json.needText(After.AFTER), json.needTime(After.TIME)));

  private FlowInputJson() {}

  /** Returns the keys that an input may have together. */
  public static Set<Set<String>> keys() {
    return READERS.keySet();
  }

  /**
   * Reads the input; empty if no flow takes these keys together.
   *
   * @throws MissingFieldException if a value is invalid
   */
  public static Optional<FlowInput> read(JsonObject json) {
    return Optional.ofNullable(READERS.get(json.fields().keySet()))
        .map(reader -> reader.apply(json))
        .filter(input -> !(input instanceof Check) || json.isTrue(Check.CHECK));
  }
}
