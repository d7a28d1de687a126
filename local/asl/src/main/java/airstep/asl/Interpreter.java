package airstep.asl;

import airstep.asl.HistoryEvent.Detail;
import airstep.asl.definition.ErrorNames;
import airstep.asl.definition.StateMachine;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plays one execution: begins it, writes its history, and ends it whatever way it ends. */
final class Interpreter {

  private static final String ROLE = "arn:aws:iam::000000000000:role/states";

  private final StepFunctions service;
  private final StateMachine definition;
  private final Execution execution;
  private final ObjectValue executionContext;
  private final ObjectValue machineContext;
  private Branch root;
  private Scheduled timeout;

  Interpreter(StepFunctions service, StateMachine definition, Execution execution) {
    this.service = service;
    this.definition = definition;
    this.execution = execution;
    this.executionContext =
        ObjectValue.builder()
            .put("Id", execution.arn())
            .put("Input", execution.inputValue())
            .put("Name", execution.name())
            .put("RoleArn", ROLE)
            .put("StartTime", execution.startDate().toString())
            .put("RedriveCount", 0)
            .build();
    this.machineContext =
        ObjectValue.builder()
            .put("Id", execution.stateMachineArn())
            .put("Name", execution.machine().name())
            .build();
  }

  void begin() {
    Duration limit =
        definition
            .timeout()
            .filter(given -> given.compareTo(ServiceQuotas.LONGEST_EXECUTION) < 0)
            .orElse(ServiceQuotas.LONGEST_EXECUTION);
    timeout = service.timeline().schedule(limit, this::timeOut);
    append(
        0,
        HistoryEventType.EXECUTION_STARTED,
        List.of(
            new Detail.Embedded("input", execution.inputValue()),
            new Detail.Plain("roleArn", ROLE)));
    root = new Branch(this, definition.graph(), new Variables(null), null, 0, new RootEnd());
    // Not at once: executions that start each other without end shall not nest on the stack.
    later(Duration.ZERO, () -> root.begin(execution.inputValue()));
  }

  void stop(String error, String cause) {
    var reason = new StateError(error, cause);
    end(ExecutionStatus.ABORTED, 0, HistoryEventType.EXECUTION_ABORTED, null, reason);
  }

  StepFunctions service() {
    return service;
  }

  Execution execution() {
    return execution;
  }

  Instant now() {
    return service.timeline().instant();
  }

  /** Runs something later unless the execution has ended by then. */
  Scheduled later(Duration delay, Runnable action) {
    return service.timeline().schedule(delay, () -> protect(action));
  }

  /** Runs something for this execution; every way into it from outside goes through here. */
  void protect(Runnable action) {
    if (execution.isClosed()) {
      return;
    }
    try {
      action.run();
    } catch (HistoryFullException e) {
      fail(root.lastEvent(), new StateError(ErrorNames.RUNTIME, e.getMessage()));
    }
  }

  /** Adds an event to the history and returns its number. */
  long append(long previous, HistoryEventType type, List<Detail> details) {
    if (execution.historyEvents() >= ServiceQuotas.MOST_EVENTS - 1 && !type.endsExecution()) {
      throw new HistoryFullException();
    }
    var event = new HistoryEvent(execution.historyEvents() + 1L, previous, now(), type, details);
    execution.add(event);
    service.options().listener().onEvent(execution, event);
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

  private void timeOut() {
    if (!execution.isClosed()) {
      end(
          ExecutionStatus.TIMED_OUT,
          0,
          HistoryEventType.EXECUTION_TIMED_OUT,
          null,
          new StateError(null, null));
    }
  }

  private void fail(long previous, StateError error) {
    end(ExecutionStatus.FAILED, previous, HistoryEventType.EXECUTION_FAILED, null, error);
  }

  private void end(
      ExecutionStatus status,
      long previous,
      HistoryEventType type,
      Object output,
      StateError error) {
    timeout.cancel();
    execution.close(status, output, error, now());
    root.abort();
    append(
        previous,
        type,
        status == ExecutionStatus.SUCCEEDED
            ? List.of(new Detail.Embedded("output", output))
            : List.of(
                new Detail.Plain("error", error.error()),
                new Detail.Plain("cause", error.cause())));
    service.closed(execution);
  }

  /** The end of the whole machine. */
  private final class RootEnd implements Branch.End {
    @Override
    public void succeeded(Object output) {
      end(
          ExecutionStatus.SUCCEEDED,
          root.lastEvent(),
          HistoryEventType.EXECUTION_SUCCEEDED,
          output,
          new StateError(null, null));
    }

    @Override
    public void failed(StateError error) {
      fail(root.lastEvent(), error);
    }
  }
}
