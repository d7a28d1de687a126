package airstep.vocabulary;

import java.time.Instant;
import java.util.Optional;

/** The input of a flow: what started it. In JSON each component is a key of the same name. */
public sealed interface FlowInput {

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
