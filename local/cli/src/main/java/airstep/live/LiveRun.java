package airstep.live;

import airstep.alert.ErrorOutput;
import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEventType;
import airstep.asl.definition.ErrorNames;
import airstep.asl.json.JsonValues;
import airstep.embedded.stack.ConnectionReport;
import airstep.json.Json;
import airstep.vocabulary.CaughtError;
import airstep.vocabulary.StartedBy;
import airstep.vocabulary.StateName;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the first execution that starts, those that it starts, and their clean-ups. It knows only
 * what their histories contain, and ignores executions of other flows. Not thread-safe: it is read
 * on the thread that drives the timeline.
 */
public final class LiveRun implements ExecutionListener {

  private final String flow;
  private final Set<String> runs = new HashSet<>();
  private final Map<String, SyncProgress> byExecution = new HashMap<>();
  private final Map<String, SyncProgress> byConnection = new LinkedHashMap<>();
  private Optional<SyncProgress> changed = Optional.empty();
  private Instant start = Instant.EPOCH;
  private String state = "";
  private Optional<CaughtError> fault = Optional.empty();
  private Optional<Instant> until = Optional.empty();

  public LiveRun(String flow) {
    this.flow = flow;
  }

  @Override
  public void onEvent(Execution execution, HistoryEvent event) {
    onEvent(execution.arn(), event);
  }

  /** Takes the next event of an execution, whoever runs it. */
  void onEvent(String executionArn, HistoryEvent event) {
    if (event.type() == HistoryEventType.EXECUTION_STARTED) {
      begin(executionArn, event);
    }
    SyncProgress sync = byExecution.get(executionArn);
    if (sync != null) {
      changed = Optional.of(sync);
      sync.take(event);
    } else if (runs.contains(executionArn)) {
      changed = Optional.empty();
      take(event);
    }
  }

  @Override
  public void onWait(Execution execution, Instant time) {
    SyncProgress sync = byExecution.get(execution.arn());
    if (sync != null) {
      sync.waitUntil(time);
    } else if (runs.contains(execution.arn())) {
      until = Optional.of(time);
    }
  }

  boolean follows(Execution execution) {
    return runs.contains(execution.arn()) || byExecution.containsKey(execution.arn());
  }

  /** Returns what is known of the run and of all its connections at that time. */
  LiveStatus at(Instant now) {
    return status(now, byConnection.values().stream().map(sync -> sync.row(now)).toList());
  }

  /** Returns the same without the connections. */
  LiveStatus status(Instant now) {
    return status(now, List.of());
  }

  /** Returns the connection that the last event was about; empty if it was about the run. */
  Optional<SyncRow> changed(Instant now) {
    return changed.map(sync -> sync.row(now));
  }

  private LiveStatus status(Instant now, List<SyncRow> rows) {
    return new LiveStatus(
        flow,
        state,
        Duration.between(start, now),
        until.map(time -> left(now, time)),
        fault.map(ErrorOutput::said),
        rows);
  }

  private void begin(String executionArn, HistoryEvent started) {
    JsonObject input = Json.objectIn(text(started, "input")).orElse(JsonObject.empty());
    Optional<String> starter = input.text(StartedBy.KEY).filter(runs::contains);
    Optional<SyncProgress> stopped = input.text("stopped").map(byExecution::get);
    if (runs.isEmpty()) {
      start = started.timestamp();
      runs.add(executionArn);
    } else if (stopped.isPresent()) {
      byExecution.put(executionArn, stopped.get());
    } else if (starter.isPresent()) {
      input
          .text("connectionId")
          .ifPresentOrElse(
              id -> byExecution.put(executionArn, sync(SyncRow.waiting(id, Optional.empty()))),
              () -> runs.add(executionArn));
    }
  }

  private void take(HistoryEvent event) {
    switch (event.type()) {
      case TASK_STATE_ENTERED, WAIT_STATE_ENTERED, MAP_STATE_ENTERED -> {
        String entered = (String) event.value("name").orElseThrow();
        // One for each connection, which has its own row.
        state = entered.equals(StateName.SYNC_CONNECTION) ? state : entered;
        fault = Optional.empty();
        until = Optional.empty();
      }
      case EXECUTION_ABORTED -> state = "stopped, its jobs are cancelled, and an alert is sent";
      case TASK_SCHEDULED -> until = Optional.empty();
      case TASK_FAILED, TASK_TIMED_OUT ->
          // An execution that the run started and that failed has its own row.
          fault =
              Optional.of(fault(event)).filter(it -> !it.error().equals(ErrorNames.TASK_FAILED));
      case TASK_SUCCEEDED -> {
        fault = Optional.empty();
        Json.objectIn(text(event, "output")).flatMap(ConnectionReport::plan).ifPresent(this::plan);
      }
      default -> {}
    }
  }

  private void plan(JsonObject plan) {
    for (JsonObject one : plan.objects("connections")) {
      var _ = sync(SyncRow.waiting(one.needText("connectionId"), one.text("name")));
    }
    for (JsonObject one : plan.objects("skipped")) {
      String id = one.needText("connectionId");
      var _ = sync(SyncRow.ended(id, one.text("name"), SyncPhase.SKIPPED, one.text("reason")));
    }
  }

  private SyncProgress sync(SyncRow planned) {
    return byConnection.computeIfAbsent(planned.connectionId(), _ -> new SyncProgress(planned));
  }

  /** Returns a JSON value of an event as text. */
  static String text(HistoryEvent event, String name) {
    return JsonValues.write(event.value(name).orElse(JsonValues.NULL));
  }

  /** Returns the error of a Task that failed or timed out. */
  static CaughtError fault(HistoryEvent event) {
    return new CaughtError(
        event.value("error").map(String.class::cast).orElse("an error"),
        event.value("cause").map(String.class::cast).orElse(""));
  }

  /** Returns the time until then, rounded up to seconds, so that it ends with 1 s. */
  static Duration left(Instant now, Instant until) {
    long millis = Math.max(0, Duration.between(now, until).toMillis());
    return Duration.ofSeconds(Math.ceilDiv(millis, 1000));
  }
}
