package airstep.steps;

import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.ConnectionInactiveException;
import airstep.airbyte.NoJobStartedException;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.secrets.SecretUnavailableException;
import airstep.secrets.SecretUnusableException;
import airstep.states.HistoryEvent;
import airstep.states.HistoryEvent.StateEntered;
import airstep.states.HistoryEvent.TaskFailed;
import airstep.states.HistoryEvent.TaskScheduled;
import airstep.states.HistoryEvent.TaskSucceeded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the history of a sync says, read from its end; the last trigger that had an effect counts.
 */
final class SyncHistory {

  /** How long a job may take to show itself. */
  private static final Duration TO_SHOW = Duration.ofSeconds(30);

  /** A trigger that failed with one of these has started nothing. */
  private static final Set<String> WITHOUT_EFFECT =
      Stream.of(
              AirbyteRefusedException.class,
              ConnectionInactiveException.class,
              NoJobStartedException.class,
              SecretUnavailableException.class,
              SecretUnusableException.class,
              BadInputException.class)
          .map(Class::getName)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> OF_A_VERDICT =
      Set.of("outcome", "reason", "rows", "bytes", "durationSeconds");

  private JsonObject sync;
  private Left left;
  private Map<String, Object> report;
  private int triggers;
  private int polls;

  private SyncHistory() {}

  /** What a sync leaves behind. */
  sealed interface Left {}

  /** No job. */
  record Nothing() implements Left {}

  /** A job that may still run. */
  record Running(long jobId, boolean ours, Instant triggeredAt) implements Left {}

  /** A job that was seen to end, and how. */
  record Ended(long jobId, Instant triggeredAt, Map<String, Object> report) implements Left {}

  /** A trigger whose job may show itself until then. */
  record Trigger(Instant until) implements Left {}

  /** Reads the events of a sync's execution, the last one first. */
  static SyncHistory of(Iterable<HistoryEvent> backwards) {
    SyncHistory history = new SyncHistory();
    List<HistoryEvent> visit = new ArrayList<>();
    for (HistoryEvent event : backwards) {
      if (event instanceof StateEntered entered) {
        history.read(entered.state(), new Visit(visit));
        visit = new ArrayList<>();
      } else {
        visit.add(event);
      }
    }
    return history;
  }

  Left left() {
    return left == null ? new Nothing() : left;
  }

  /** The prepared sync, as its last step was given it. */
  Optional<Map<String, Object>> sync() {
    return Optional.ofNullable(sync).map(JsonObject::fields);
  }

  /** Whether this key may list jobs. */
  boolean canBeLookedFor() {
    return sync != null && sync.whole("watermark").isPresent();
  }

  int triggers() {
    return triggers;
  }

  int polls() {
    return polls;
  }

  private void read(String state, Visit visit) {
    switch (state) {
      case "Prepare Sync" -> sync = sync == null ? visit.answer().orElse(null) : sync;
      case "Trigger Sync" -> trigger(visit);
      case "Check Sync" -> {
        polls++;
        look(visit);
      }
      case "Cancel Sync" -> look(visit);
      default -> {}
    }
  }

  private void look(Visit visit) {
    Optional<JsonObject> answer = visit.answer();
    if (left == null && answer.isPresent() && answer.get().isTrue("finished")) {
      report = new LinkedHashMap<>(answer.get().fields());
      report.keySet().retainAll(OF_A_VERDICT);
    }
  }

  private void trigger(Visit visit) {
    Optional<JsonObject> payload = visit.payload();
    boolean posts = payload.isPresent() && !payload.get().isTrue("onlyLook");
    triggers += posts ? 1 : 0;
    if (left != null || payload.isEmpty()) {
      return;
    }
    sync = payload.get().needObject("sync");
    Optional<JsonObject> answer = visit.answer();
    if (answer.isPresent()) {
      long jobId = answer.get().needWhole("jobId");
      left =
          report == null
              ? new Running(jobId, answer.get().isTrue("ours"), visit.end())
              : new Ended(jobId, visit.end(), report);
    } else if (posts) {
      left = visit.mayHaveAnEffectUntil().map(end -> new Trigger(end.plus(TO_SHOW))).orElse(null);
    } else if (visit.failedWith(NoJobStartedException.class.getName())) {
      left = new Nothing();
    }
  }

  /** One visit of a state, its last event first. */
  private record Visit(List<HistoryEvent> events) {

    Instant end() {
      return events.getFirst().at();
    }

    /** What the function was called with. */
    Optional<JsonObject> payload() {
      return events.stream()
          .filter(TaskScheduled.class::isInstance)
          .findFirst()
          .map(event -> Json.readObject(((TaskScheduled) event).arguments()).needObject("Payload"));
    }

    /** What the function answered. */
    Optional<JsonObject> answer() {
      return events.stream()
          .filter(TaskSucceeded.class::isInstance)
          .findFirst()
          .map(event -> Json.readObject(((TaskSucceeded) event).result()).needObject("Payload"));
    }

    boolean failedWith(String error) {
      return events.stream()
          .anyMatch(event -> event instanceof TaskFailed failed && failed.error().equals(error));
    }

    /** Empty if each try is known to have had none. */
    Optional<Instant> mayHaveAnEffectUntil() {
      TaskFailed end = null;
      for (HistoryEvent event : events) {
        if (event instanceof TaskFailed failed) {
          end = failed;
        } else if (event instanceof TaskScheduled scheduled) {
          if (end == null) {
            // The call outlives the execution that made it.
            return Optional.of(scheduled.at().plus(scheduled.timeout()));
          }
          if (!WITHOUT_EFFECT.contains(end.error())) {
            return Optional.of(end.at());
          }
          end = null;
        }
      }
      return Optional.empty();
    }
  }
}
