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
import airstep.secrets.SecretUnavailableException;
import airstep.secrets.SecretUnusableException;
import airstep.states.HistoryEntry;
import airstep.states.HistoryEntry.StateEntered;
import airstep.states.HistoryEntry.TaskScheduled;
import airstep.states.HistoryEntry.TaskSucceeded;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.StateName;
import airstep.vocabulary.SyncReason;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.sync.FindOutput.Left;
import airstep.vocabulary.sync.FindOutput.LeftBehind;
import airstep.vocabulary.sync.JobAnswer;
import airstep.vocabulary.sync.SyncPlan;
import airstep.vocabulary.sync.TriggerInput;
import airstep.vocabulary.sync.TriggerOutput;
import airstep.vocabulary.sync.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The history of a sync, read backwards. Only the last trigger that may have taken effect counts.
 */
public final class SyncHistory {

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

  private final Outcome stopped;
  private SyncPlan sync;
  private LeftBehind left;
  private JobAnswer end;
  private Instant cancelSentBy;
  private int triggers;
  private int polls;

  private SyncHistory(Outcome stopped) {
    this.stopped = stopped;
  }

  /**
   * Reads the events of a sync's execution, which may still run.
   *
   * @param stopped the outcome of the sync if it has started no job
   * @param backwards the events, newest first
   */
  public static SyncHistory of(Outcome stopped, Iterable<HistoryEntry> backwards) {
    SyncHistory history = new SyncHistory(stopped);
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

  /** Returns what the sync has left in Airbyte. */
  public LeftBehind left() {
    return left == null ? LeftBehind.nothing(Verdict.of(stopped, SyncReason.NO_JOB)) : left;
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
      left = end == null ? running(output.get(), visit.end()) : ended(visit.end());
    } else if (posts) {
      left = TRIGGERS.in(visit.events()).map(this::triggered).orElse(null);
    }
  }

  private LeftBehind running(TriggerOutput job, Instant triggeredAt) {
    return new LeftBehind(
        Left.JOB,
        Optional.ofNullable(cancelSentBy),
        OptionalLong.of(job.jobId()),
        job.ours(),
        job.createdAt(),
        Optional.of(triggeredAt),
        cancelSentBy != null,
        Optional.empty(),
        Optional.empty());
  }

  /** Returns a job that the sync saw end. */
  private LeftBehind ended(Instant triggeredAt) {
    return new LeftBehind(
        Left.NOTHING,
        Optional.empty(),
        OptionalLong.of(end.jobId()),
        false,
        Optional.empty(),
        Optional.of(triggeredAt),
        false,
        Optional.of(Verdict.of(end.outcome().orElse(Outcome.UNKNOWN), SyncReason.JOB_ENDED)),
        Optional.of(end));
  }

  /** Returns a trigger whose job may still start, and can be found if jobs can be listed. */
  private LeftBehind triggered(Instant sentBy) {
    return Watermark.of(sync).isKnown()
        ? LeftBehind.trigger(sentBy, Verdict.of(stopped, SyncReason.NO_JOB_CAME))
        : LeftBehind.nothing(Verdict.of(Outcome.UNKNOWN, SyncReason.JOB_MAY_RUN));
  }

  /** One visit of a state, its events newest first. */
  private record Visit(List<HistoryEntry> events) {

    Instant end() {
      return events.getFirst().at();
    }

    /** Returns the input of the function, if it was called. */
    Optional<JsonObject> payload() {
      return first(TaskScheduled.class).map(it -> payload(it.arguments()));
    }

    /** Returns the output of the function, if it succeeded. */
    Optional<JsonObject> answer() {
      return first(TaskSucceeded.class).map(it -> payload(it.result()));
    }

    private <T> Optional<T> first(Class<T> type) {
      return events.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static JsonObject payload(String json) {
      return Json.readObject(json).needObject("Payload");
    }
  }
}
