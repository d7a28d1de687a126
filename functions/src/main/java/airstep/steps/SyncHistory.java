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
import airstep.vocabulary.StateName;
import airstep.vocabulary.sync.JobAnswer;
import airstep.vocabulary.sync.SyncPlan;
import airstep.vocabulary.sync.TriggerInput;
import airstep.vocabulary.sync.TriggerOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The history of a sync, read backwards. Only the last trigger that may have taken effect counts.
 */
final class SyncHistory {

  /** The errors of a trigger: those that started nothing, and those that may have. */
  static final SentBy TRIGGERS =
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

  /** The errors of a cancel, which is only sent after a check. */
  static final SentBy CANCELS =
      new SentBy(
          List.of(
              AirbyteRefusedException.class,
              AirbyteUnavailableException.class,
              JobHiddenException.class,
              SecretUnavailableException.class,
              SecretUnusableException.class,
              BadInputException.class),
          List.of(CancelFailedException.class));

  private SyncPlan sync;
  private Left left;
  private JobAnswer end;
  private Instant cancelSentBy;
  private int triggers;
  private int polls;

  private SyncHistory() {}

  /** What a sync has left in Airbyte. */
  sealed interface Left {}

  /** No job. */
  record Nothing() implements Left {}

  /**
   * A job that may still run.
   *
   * @param ours whether the sync's own trigger has started it
   * @param createdAt when Airbyte created it, if it reports it
   * @param cancelSentBy by when a cancel was sent that may still take effect
   */
  record Running(
      long jobId,
      boolean ours,
      Instant triggeredAt,
      Optional<Instant> createdAt,
      Optional<Instant> cancelSentBy)
      implements Left {}

  /** A job that the sync saw end. */
  record Ended(Instant triggeredAt, JobAnswer job) implements Left {}

  /** A trigger that was sent by then, if it was. Its job may still start. */
  record Trigger(Instant sentBy) implements Left {}

  /** Reads the events of a sync's execution, newest first. */
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

  /** Returns the plan that the last trigger was given, if the sync was prepared. */
  Optional<SyncPlan> sync() {
    return Optional.ofNullable(sync);
  }

  int triggers() {
    return triggers;
  }

  int polls() {
    return polls;
  }

  private void read(String state, Visit visit) {
    switch (state) {
      case StateName.PREPARE_SYNC -> {
        if (sync == null) {
          sync = visit.answer().map(SyncPlan::read).orElse(null);
        }
      }
      case StateName.TRIGGER_SYNC -> trigger(visit);
      case StateName.CHECK_SYNC -> {
        polls++;
        check(visit);
      }
      case StateName.CANCEL_SYNC -> {
        check(visit);
        if (cancelSentBy == null) {
          cancelSentBy = CANCELS.in(visit.events()).orElse(null);
        }
      }
      default -> {}
    }
  }

  private void check(Visit visit) {
    if (left == null) {
      end = visit.answer().map(JobAnswer::read).filter(JobAnswer::finished).orElse(end);
    }
  }

  private void trigger(Visit visit) {
    Optional<TriggerInput> input = visit.payload().map(TriggerInput::read);
    Optional<TriggerOutput> output = visit.answer().map(TriggerOutput::read);
    boolean posts = input.isPresent() && !input.get().onlyLook();
    boolean busy = output.filter(TriggerOutput::busy).isPresent();
    triggers += posts && !busy ? 1 : 0;
    if (left != null || input.isEmpty()) {
      return;
    }
    sync = input.get().sync();
    if (busy) {
      return;
    }
    if (output.isPresent()) {
      left = end == null ? running(output.get(), visit.end()) : new Ended(visit.end(), end);
    } else if (posts) {
      left = TRIGGERS.in(visit.events()).map(Trigger::new).orElse(null);
    }
  }

  private Running running(TriggerOutput job, Instant triggeredAt) {
    return new Running(
        job.jobId(), job.ours(), triggeredAt, job.createdAt(), Optional.ofNullable(cancelSentBy));
  }

  /** One visit of a state, its events newest first. */
  private record Visit(List<HistoryEntry> events) {

    Instant end() {
      return events.getFirst().at();
    }

    /** Returns the input of the function, if it was called. */
    Optional<JsonObject> payload() {
      for (HistoryEntry event : events) {
        if (event instanceof TaskScheduled scheduled) {
          return Optional.of(payload(scheduled.arguments()));
        }
      }
      return Optional.empty();
    }

    /** Returns the output of the function, if it succeeded. */
    Optional<JsonObject> answer() {
      for (HistoryEntry event : events) {
        if (event instanceof TaskSucceeded succeeded) {
          return Optional.of(payload(succeeded.result()));
        }
      }
      return Optional.empty();
    }

    private static JsonObject payload(String json) {
      return Json.readObject(json).needObject("Payload");
    }
  }
}
