package airstep.asl;

import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One execution of a state machine: what it was given, where it stands and what has happened. */
public final class Execution {

  private final StateMachineArn machine;
  private final String stateMachineArn;
  private final String arn;
  private final String name;
  private final Object input;
  private final Instant startDate;
  private List<HistoryEvent> history = new ArrayList<>();
  private ExecutionStatus status = ExecutionStatus.RUNNING;
  private Object output;
  private StateError error = new StateError(null, null);
  private Instant stopDate;
  private int events;
  private int transitions;
  private int invocations;

  Execution(StateMachineArn machine, String name, Object input, Instant startDate) {
    this.machine = machine;
    this.stateMachineArn = machine.toString();
    this.arn = machine.execution(name);
    this.name = name;
    this.input = input;
    this.startDate = startDate;
  }

  public String arn() {
    return arn;
  }

  public String name() {
    return name;
  }

  public String stateMachineArn() {
    return stateMachineArn;
  }

  public ExecutionStatus status() {
    return status;
  }

  public boolean isClosed() {
    return status != ExecutionStatus.RUNNING;
  }

  /** The input as JSON. */
  public String input() {
    return JsonValues.write(input);
  }

  /** The output as JSON; only an execution that has succeeded has one. */
  public Optional<String> output() {
    return Optional.ofNullable(output).map(JsonValues::write);
  }

  public Optional<String> error() {
    return Optional.ofNullable(error.error());
  }

  public Optional<String> cause() {
    return Optional.ofNullable(error.cause());
  }

  public Instant startDate() {
    return startDate;
  }

  public Optional<Instant> stopDate() {
    return Optional.ofNullable(stopDate);
  }

  /** The events so far; empty for a closed execution if histories are not kept. */
  public List<HistoryEvent> history() {
    return Collections.unmodifiableList(history);
  }

  /** How many events the history has, whether it is kept or not. */
  public int historyEvents() {
    return events;
  }

  /** How many state transitions AWS would bill: every entry of a state and every retry. */
  public int stateTransitions() {
    return transitions;
  }

  /** How many times a Lambda function was invoked. */
  public int lambdaInvocations() {
    return invocations;
  }

  /** What DescribeExecution gives. */
  public ObjectValue describe() {
    return ExecutionShapes.description(this);
  }

  StateMachineArn machine() {
    return machine;
  }

  Object inputValue() {
    return input;
  }

  Object outputValue() {
    return output;
  }

  void add(HistoryEvent event) {
    history.add(event);
    events++;
  }

  void countTransition() {
    transitions++;
  }

  void countInvocation() {
    invocations++;
  }

  void close(ExecutionStatus end, Object result, StateError reason, Instant at) {
    status = end;
    output = result;
    error = reason;
    stopDate = at;
  }

  void forgetHistory() {
    history = List.of();
  }
}
