package airstep.asl;

import airstep.asl.HistoryEvent.Detail;
import airstep.asl.definition.ErrorNames;
import airstep.asl.definition.StateMachine;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs one execution: begins it, writes its history, and ends it. */
final class Interpreter implements Branch.End {

  private static final String ROLE = "arn:aws:iam::000000000000:role/states";

  final StepFunctions service;
  private final StateMachine definition;
  final Execution execution;
  private final ObjectValue executionContext;
  private final ObjectValue machineContext;

  /** What to run on the loop when the execution has ended. */
  final List<Runnable> whenClosed = new ArrayList<>();

  private Branch root;
  private Scheduled timeout;

  Interpreter(StepFunctions service, StateMachine definition, Execution execution) {
    this.service = service;
    this.definition = definition;
    this.execution = execution;
    this.executionContext =
        ObjectValue.builder()
            .put("Id", execution.arn())
            .put("Input", execution.input)
            .put("Name", execution.name())
            .put("RoleArn", ROLE)
            .put("StartTime", execution.startDate().toString())
            .put("RedriveCount", 0)
            .build();
    this.machineContext =
        ObjectValue.of("Id", execution.stateMachineArn(), "Name", execution.machine.name());
  }

  void begin() {
    Duration limit =
        Collections.min(List.of(definition.timeout(), ServiceQuotas.LONGEST_EXECUTION));
    timeout =
        service.timeline.schedule(
            limit, () -> end(ExecutionStatus.TIMED_OUT, 0, null, StateError.NONE));
    append(
        0,
        HistoryEventType.EXECUTION_STARTED,
        new Detail.Embedded("input", execution.input),
        new Detail.Plain("roleArn", ROLE));
    root = new Branch(this, definition.graph(), new Variables(null), null, 0, this);
    // Not at once: executions that start each other must not nest on the stack.
    later(Duration.ZERO, () -> root.begin(execution.input));
  }

  void stop(StateError reason) {
    end(ExecutionStatus.ABORTED, 0, null, reason);
  }

  Instant now() {
    return service.timeline.instant();
  }

  /** Runs an action later, unless the execution has ended by then. */
  Scheduled later(Duration delay, Runnable action) {
    return service.timeline.schedule(delay, () -> protect(action));
  }

  /** Reports that a branch does nothing for that time. */
  void waits(Duration delay) {
    service.options.listener.onWait(execution, now().plus(delay));
  }

  /** Runs an action for this execution. Every call from outside goes through this method. */
  void protect(Runnable action) {
    if (execution.isClosed()) {
      return;
    }
    try {
      action.run();
    } catch (HistoryFullException e) {
      failed(new StateError(ErrorNames.RUNTIME, e.getMessage()));
    }
  }

  /** Adds an event to the history and returns its number. */
  long append(long previous, HistoryEventType type, Detail... details) {
    if (execution.historyEvents() >= ServiceQuotas.MOST_EVENTS - 1 && !type.endsExecution()) {
      throw new HistoryFullException();
    }
    long id = execution.historyEvents() + 1L;
    var event = new HistoryEvent(id, previous, now(), type, List.of(details));
    execution.add(event);
    service.options.listener.onEvent(execution, event);
    return event.id();
  }

  ObjectValue context(ObjectValue state, ObjectValue map) {
    return ObjectValue.builder()
        .put("Execution", executionContext)
        .put("State", state)
        .put("StateMachine", machineContext)
        .put("Map", map)
        .build();
  }

  @Override
  public void succeeded(Object output) {
    end(ExecutionStatus.SUCCEEDED, root.lastEvent, output, StateError.NONE);
  }

  @Override
  public void failed(StateError error) {
    end(ExecutionStatus.FAILED, root.lastEvent, null, error);
  }

  private void end(ExecutionStatus status, long previous, Object output, StateError error) {
    timeout.cancel();
    execution.close(status, output, error, now());
    root.abort();
    HistoryEventType type = HistoryEventType.valueOf("EXECUTION_" + status.name());
    if (status == ExecutionStatus.SUCCEEDED) {
      append(previous, type, new Detail.Embedded("output", output));
    } else {
      append(previous, type, error.details());
    }
    service.closed(execution);
  }
}
