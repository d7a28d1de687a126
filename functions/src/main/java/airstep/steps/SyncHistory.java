package airstep.steps;

import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.AirbyteUnavailableException;
import airstep.airbyte.CancelFailedException;
import airstep.airbyte.ConnectionInactiveException;
import airstep.airbyte.JobHiddenException;
import airstep.airbyte.JobListContradictedException;
import airstep.airbyte.OtherJobStartedException;
import airstep.airbyte.TriggerPostponedException;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.secrets.SecretUnavailableException;
import airstep.secrets.SecretUnusableException;
import airstep.states.HistoryEntry;
import airstep.states.HistoryEntry.StateEntered;
import airstep.states.HistoryEntry.TaskScheduled;
import airstep.states.HistoryEntry.TaskSucceeded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the history of a sync says, read from its end; the last trigger that had an effect counts.
 */
final class SyncHistory {

  /** How a trigger ends that may have started something, and how one that has not. */
  private static final SentBy TRIGGERS =
      new SentBy(
          List.of(
              AirbyteRefusedException.class,
              ConnectionInactiveException.class,
              JobListContradictedException.class,
              OtherJobStartedException.class,
              TriggerPostponedException.class,
              SecretUnavailableException.class,
              SecretUnusableException.class,
              BadInputException.class),
          List.of(AirbyteUnavailableException.class));

  /** The same of a cancel, which is sent only after a look. */
  private static final SentBy CANCELS =
      new SentBy(
          List.of(
              AirbyteRefusedException.class,
              AirbyteUnavailableException.class,
              JobHiddenException.class,
              SecretUnavailableException.class,
              SecretUnusableException.class,
              BadInputException.class),
          List.of(CancelFailedException.class));

  /**
   * The states that are read, by these names since the first release: a clean-up also reads
   * histories that an earlier definition has left.
   */
  static final String PREPARE = "Prepare Sync";

  static final String TRIGGER = "Trigger Sync";
  static final String CHECK = "Check Sync";
  static final String CANCEL = "Cancel Sync";

  private static final Set<String> OF_A_VERDICT =
      Set.of(
          "outcome", "reason", "failureOrigin", "failureType", "rows", "bytes", "durationSeconds");

  private JsonObject sync;
  private Left left;
  private Map<String, Object> report;
  private Instant cancelSentBy;
  private int triggers;
  private int polls;

  private SyncHistory() {}

  /** What a sync leaves behind. */
  sealed interface Left {}

  /** No job. */
  record Nothing() implements Left {}

  /**
   * A job that may still run.
   *
   * @param createdAt as Airbyte said, if it did
   * @param cancelSentBy by then a cancel was sent, if one may have been: it may still land
   */
  record Running(
      long jobId,
      boolean ours,
      Instant triggeredAt,
      Optional<String> createdAt,
      Optional<Instant> cancelSentBy)
      implements Left {}

  /** A job that was seen to end, and how. */
  record Ended(long jobId, Instant triggeredAt, Map<String, Object> report) implements Left {}

  /** A trigger that was sent by then, if it was; its job may still start. */
  record Trigger(Instant sentBy) implements Left {}

  /** Reads the events of a sync's execution, the last one first. */
  static SyncHistory of(Iterable<HistoryEntry> backwards) {
    SyncHistory history = new SyncHistory();
    List<HistoryEntry> visit = new ArrayList<>();
    for (HistoryEntry event : backwards) {
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
      case PREPARE -> sync = sync == null ? visit.answer().orElse(null) : sync;
      case TRIGGER -> trigger(visit);
      case CHECK -> {
        polls++;
        look(visit);
      }
      case CANCEL -> {
        look(visit);
        cancel(visit);
      }
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

  private void cancel(Visit visit) {
    if (cancelSentBy == null) {
      cancelSentBy = CANCELS.in(visit.events()).orElse(null);
    }
  }

  private void trigger(Visit visit) {
    Optional<JsonObject> payload = visit.payload();
    boolean posts = payload.isPresent() && !payload.get().isTrue("onlyLook");
    Optional<JsonObject> answer = visit.answer();
    boolean busy = answer.isPresent() && answer.get().isTrue("busy");
    triggers += posts && !busy ? 1 : 0;
    if (left != null || payload.isEmpty()) {
      return;
    }
    sync = payload.get().needObject("sync");
    if (busy) {
      return;
    }
    if (answer.isPresent()) {
      long jobId = answer.get().needWhole("jobId");
      left =
          report == null
              ? new Running(
                  jobId,
                  answer.get().isTrue("ours"),
                  visit.end(),
                  answer.get().text("createdAt"),
                  Optional.ofNullable(cancelSentBy))
              : new Ended(jobId, visit.end(), report);
    } else if (posts) {
      left = TRIGGERS.in(visit.events()).map(Trigger::new).orElse(null);
    }
  }

  /** One visit of a state, its last event first. */
  private record Visit(List<HistoryEntry> events) {

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
  }
}
