package airstep.live;

import airstep.alert.ErrorOutput;
import airstep.asl.HistoryEvent;
import airstep.asl.json.JsonValues;
import airstep.json.Json;
import airstep.vocabulary.CaughtError;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.StateName;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Follows the sync of one connection, and its clean-up if it is stopped. What it knows comes from
 * the variables that the states assign, and from the state that was entered last.
 */
public final class SyncProgress {

  private static final Map<String, SyncPhase> PHASES =
      Map.of(
          StateName.PREPARE_SYNC, SyncPhase.PREPARING,
          StateName.TRIGGER_SYNC, SyncPhase.TRIGGERING,
          StateName.WAIT_FOR_OTHER, SyncPhase.OTHER_JOB,
          StateName.WAIT_TO_LOOK, SyncPhase.LOOKING,
          StateName.WAIT_TO_SETTLE, SyncPhase.LOOKING,
          StateName.WAIT_TO_TRIGGER, SyncPhase.RETRYING,
          StateName.WAIT_FOR_JOB, SyncPhase.RUNNING,
          StateName.FIND_JOB, SyncPhase.CANCELLING,
          StateName.WAIT_FOR_CANCEL, SyncPhase.CANCELLING,
          StateName.CANCEL_SYNC, SyncPhase.CANCELLING);

  private final SyncRow planned;
  private final Map<String, Object> variables = new LinkedHashMap<>();
  private SyncPhase phase;
  private JsonObject outcome = JsonObject.empty();
  private Optional<CaughtError> fault = Optional.empty();
  private Optional<Instant> until = Optional.empty();

  SyncProgress(SyncRow planned) {
    this.planned = planned;
    this.phase = planned.phase();
  }

  /** Takes an event of the execution of the sync or of its clean-up. */
  void take(HistoryEvent event) {
    switch (event.type()) {
      case TASK_STATE_ENTERED, WAIT_STATE_ENTERED ->
          enter((String) event.value("name").orElseThrow());
      case TASK_SCHEDULED -> until = Optional.empty();
      case TASK_SUCCEEDED -> fault = Optional.empty();
      case TASK_FAILED, TASK_TIMED_OUT -> fault = Optional.of(LiveRun.fault(event));
      case EXECUTION_SUCCEEDED, EXECUTION_FAILED, EXECUTION_TIMED_OUT, EXECUTION_ABORTED ->
          end(event);
      default -> {}
    }
    event
        .value("assignedVariables")
        .map(assigned -> Json.readObject(JsonValues.write(assigned)).fields())
        .ifPresent(this::assign);
  }

  void waitUntil(Instant time) {
    until = Optional.of(time);
  }

  /** A clean-up begins without the values of its sync; they stay known until it has read them. */
  private void assign(Map<String, Object> assigned) {
    assigned.forEach(
        (name, value) -> {
          boolean begins = name.equals("sync") && known().object("sync").isPresent();
          boolean bare = value instanceof Map<?, ?> map && !map.containsKey("retries");
          if (value != null && !(begins && bare)) {
            variables.put(name, value);
          }
        });
  }

  private void enter(String state) {
    fault = Optional.empty();
    until = Optional.empty();
    SyncPhase entered = PHASES.getOrDefault(state, phase);
    phase =
        switch (entered) {
          case TRIGGERING -> known().isTrue("onlyLook") ? SyncPhase.LOOKING : entered;
          case RUNNING -> known().isTrue("cancelled") ? SyncPhase.CANCELLING : entered;
          default -> entered;
        };
  }

  private void end(HistoryEvent event) {
    until = Optional.empty();
    fault = Optional.empty();
    String cause = event.value("cause").map(String.class::cast).orElse("");
    JsonObject end =
        Json.objectIn(LiveRun.text(event, "output"))
            .or(() -> Json.objectIn(cause))
            .orElse(JsonObject.empty());
    if (end.text("outcome").isPresent()) {
      outcome = end;
      phase = SyncPhase.of(Outcome.of(end.needText("outcome")));
    } else if (phase.hasJob()) {
      // A rule starts its clean-up.
      phase = SyncPhase.CANCELLING;
    }
  }

  SyncRow row(Instant now) {
    JsonObject known = known();
    JsonObject sync = known.object("sync").orElse(JsonObject.empty());
    JsonObject job = known.object("job").orElse(JsonObject.empty());
    Optional<String> name = outcome.text("name").or(() -> sync.text("name")).or(planned::name);
    if (phase.ended()) {
      return new SyncRow(
          planned.connectionId(),
          name,
          phase,
          outcome.whole("jobId"),
          outcome.whole("rows"),
          outcome.seconds("durationSeconds"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          outcome.text("reason").or(planned::trouble));
    }
    boolean inAirbyte = phase.hasJob();
    return new SyncRow(
        planned.connectionId(),
        name,
        phase == SyncPhase.RUNNING && job.isTrue("pending") ? SyncPhase.QUEUED : phase,
        phase == SyncPhase.OTHER_JOB ? sync.whole("watermark") : known.whole("jobId"),
        inAirbyte ? job.whole("rows") : OptionalLong.empty(),
        known.millis("triggered").filter(_ -> inAirbyte).map(at -> Duration.between(at, now)),
        sync.seconds("longestSeconds").filter(_ -> phase == SyncPhase.RUNNING),
        retry(known, sync),
        until.filter(_ -> shows(job)).map(at -> LiveRun.left(now, at)),
        trouble(known, job));
  }

  /** Whether the end of the wait is of interest: the next poll of a healthy job is not. */
  private boolean shows(JsonObject job) {
    return phase == SyncPhase.RETRYING
        || phase == SyncPhase.LOOKING
        || fault.isPresent()
        || job.object("unseen").isPresent();
  }

  private Optional<SyncRow.Retry> retry(JsonObject known, JsonObject sync) {
    return sync.object("retries")
        .filter(_ -> phase == SyncPhase.RETRYING)
        .map(
            retries ->
                new SyncRow.Retry(
                    known.whole("triggers").orElse(1), retries.whole("count").orElse(0)));
  }

  private Optional<String> trouble(JsonObject known, JsonObject job) {
    Optional<CaughtError> error =
        fault.or(() -> job.object("unseen").filter(_ -> phase.hasJob()).map(CaughtError::read));
    if (error.isEmpty() && phase == SyncPhase.RETRYING) {
      if (job.isTrue("finished")) {
        return job.text("reason").or(() -> Optional.of("its job failed"));
      }
      error = known.object("fault").map(CaughtError::read);
    }
    return error.map(ErrorOutput::said);
  }

  private JsonObject known() {
    return JsonObject.of(variables);
  }
}
