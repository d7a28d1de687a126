package airstep.vocabulary;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import airstep.vocabulary.json.MissingFieldException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The input of a flow: what started it. In JSON each component is a key of the same name. {@code
 * Read Input} in the definition of a flow accepts the same keys. Each form may also have the mark
 * of the execution that started the flow, {@link StartedBy#KEY}.
 */
public sealed interface FlowInput {

  /** The text that follows "a flow accepts ". */
  String ACCEPTED =
      "{} or {\"check\": true} or {\"connections\": [\"ID\"]}, also with retryOf, or"
          + " {\"scheduledTime\": \"2026-11-22T07:00:00Z\"}, or eventId or after with a time";

  /** Returns how each form is read, by the keys that an input has together. */
  static Map<Set<String>, Function<JsonObject, FlowInput>> forms() {
    return Map.of(
        Set.of(), _ -> new ByHand(),
        Set.of(Check.CHECK), _ -> new Check(),
        Set.of(Selected.CONNECTIONS), json -> new Selected(Selected.ids(json)),
        Set.of(Selected.CONNECTIONS, RetryOfRun.RETRY_OF),
            json -> new RetryOfRun(Selected.ids(json), RetryOfRun.name(json)),
        Set.of(Scheduled.SCHEDULED_TIME),
            json -> new Scheduled(json.needTime(Scheduled.SCHEDULED_TIME)),
        Set.of("eventId", "time"),
            json -> new Event(json.needText("eventId"), json.needTime("time")),
        Set.of("after", "time"), json -> new After(json.needText("after"), json.needTime("time")));
  }

  /**
   * Reads an input; empty if no flow accepts these keys together.
   *
   * @throws MissingFieldException if a value is invalid
   */
  static Optional<FlowInput> read(JsonObject json) {
    JsonObject own = StartedBy.removedFrom(json);
    return Optional.ofNullable(forms().get(own.fields().keySet()))
        .map(form -> form.apply(own))
        .filter(input -> !(input instanceof Check) || own.isTrue(Check.CHECK));
  }

  /** Returns the ids of the connections that the run is to sync; empty for all of the flow. */
  default List<String> selection() {
    return switch (this) {
      case Selected(List<String> ids) -> ids;
      case RetryOfRun(List<String> ids, _) -> ids;
      case ByHand _, Check _, Scheduled _, Event _, After _ -> List.of();
    };
  }

  /** Returns the name of the execution of the run that this one retries, if it does. */
  default Optional<String> retried() {
    return this instanceof RetryOfRun(_, String name) ? Optional.of(name) : Optional.empty();
  }

  /** Returns when the run was due; empty if a person started it now. */
  default Optional<Instant> due() {
    return switch (this) {
      case ByHand _, Check _, Selected _, RetryOfRun _ -> Optional.empty();
      case Scheduled(Instant time) -> Optional.of(time);
      case Event(_, Instant time) -> Optional.of(time);
      case After(_, Instant time) -> Optional.of(time);
    };
  }

  /** A person starts a run: {@code {}}. */
  record ByHand() implements FlowInput {}

  /** A person starts a check: {@code {"check": true}}. */
  record Check() implements FlowInput {

    public static final String CHECK = "check";
  }

  /**
   * A person starts a run of some connections of the flow, at least one.
   *
   * @param connections their ids, in any case. An id that is there twice counts once
   */
  record Selected(List<String> connections) implements FlowInput, JsonRecord {

    public static final String CONNECTIONS = "connections";

    /**
     * The most ids that a command starts a flow with. An id takes 39 bytes, so a quarter of the
     * 262,144 bytes of an input is left for the settings of the flow and the outcomes of a part.
     */
    public static final int MOST = 5000;

    @Override
    public JsonFields json() {
      return new JsonFields().put(CONNECTIONS, connections);
    }

    /** Returns whether the text may be the id of a connection. */
    public static boolean isId(String text) {
      return text.matches("[A-Za-z0-9-]{1,60}");
    }

    private static List<String> ids(JsonObject json) {
      List<String> ids = json.needTexts(CONNECTIONS);
      if (!ids.stream().allMatch(Selected::isId)) {
        throw new MissingFieldException(CONNECTIONS, "a list of ids");
      }
      if (ids.isEmpty()) {
        throw new MissingFieldException(CONNECTIONS, "a list of at least one id");
      }
      return ids;
    }
  }

  /**
   * The same, after a run in which they did not succeed.
   *
   * @param retryOf the name of the execution of that run
   */
  record RetryOfRun(List<String> connections, String retryOf) implements FlowInput, JsonRecord {

    private static final String RETRY_OF = "retryOf";

    @Override
    public JsonFields json() {
      return new Selected(connections).json().put(RETRY_OF, retryOf);
    }

    /** Returns whether a run's execution may have this name. */
    public static boolean isName(String text) {
      return text.matches("[A-Za-z0-9_-]{1,80}");
    }

    private static String name(JsonObject json) {
      String name = json.needText(RETRY_OF);
      if (!isName(name)) {
        throw new MissingFieldException(RETRY_OF, "the name of a run's execution");
      }
      return name;
    }
  }

  /** The schedule. */
  record Scheduled(Instant scheduledTime) implements FlowInput {

    public static final String SCHEDULED_TIME = "scheduledTime";
  }

  /**
   * An event of EventBridge that matches the flow's {@code on}.
   *
   * @param eventId its id, which is the same if EventBridge delivers it twice
   */
  record Event(String eventId, Instant time) implements FlowInput {}

  /**
   * The success of a flow that this one follows.
   *
   * @param after the name of that flow
   */
  record After(String after, Instant time) implements FlowInput {}
}
