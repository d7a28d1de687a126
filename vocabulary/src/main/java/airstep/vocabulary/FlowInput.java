package airstep.vocabulary;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The input of a flow: what started it. In JSON each component is a key of the same name. {@code
 * Read Input} in the definition of a flow accepts the same keys.
 */
public sealed interface FlowInput {

  /** The text that follows "a flow accepts ". */
  String ACCEPTED =
      "{} or {\"check\": true} or {\"scheduledTime\": \"2026-11-22T07:00:00Z\"}, or eventId or"
          + " after with a time";

  /** Returns the forms, by the keys that an input has together. */
  static Map<Set<String>, Form> forms() {
    return Map.of(
        Set.of(), (_, _) -> new ByHand(),
        Set.of(Check.CHECK), (_, _) -> new Check(),
        Set.of(Scheduled.SCHEDULED_TIME),
            (_, time) -> new Scheduled(time.apply(Scheduled.SCHEDULED_TIME)),
        Set.of(Event.EVENT_ID, Event.TIME),
            (text, time) -> new Event(text.apply(Event.EVENT_ID), time.apply(Event.TIME)),
        Set.of(After.AFTER, After.TIME),
            (text, time) -> new After(text.apply(After.AFTER), time.apply(After.TIME)));
  }

  /** Creates an input from the values of its keys. */
  @FunctionalInterface
  interface Form {

    /** Creates the input. Both functions take a key, and fail if its value is invalid. */
    FlowInput of(Function<String, String> text, Function<String, Instant> time);
  }

  /** Returns when the run was due; empty if a person started it now. */
  default Optional<Instant> due() {
    return Optional.empty();
  }

  /** A person starts a run: {@code {}}. */
  record ByHand() implements FlowInput {}

  /** A person starts a check: {@code {"check": true}}. */
  record Check() implements FlowInput {

    public static final String CHECK = "check";
  }

  /** The schedule. */
  record Scheduled(Instant scheduledTime) implements FlowInput {

    public static final String SCHEDULED_TIME = "scheduledTime";

    @Override
    public Optional<Instant> due() {
      return Optional.of(scheduledTime);
    }
  }

  /**
   * An event of EventBridge that matches the flow's {@code on}.
   *
   * @param eventId its id, which is the same if EventBridge delivers it twice
   */
  record Event(String eventId, Instant time) implements FlowInput {

    public static final String EVENT_ID = "eventId";
    public static final String TIME = "time";

    @Override
    public Optional<Instant> due() {
      return Optional.of(time);
    }
  }

  /**
   * The success of a flow that this one follows.
   *
   * @param after the name of that flow
   */
  record After(String after, Instant time) implements FlowInput {

    public static final String AFTER = "after";
    public static final String TIME = "time";

    @Override
    public Optional<Instant> due() {
      return Optional.of(time);
    }
  }
}
