package airstep.asl;

import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One execution of a state machine: its input, its status and its history. */
public final class Execution {

  final StateMachineArn machine;
  private final String machineArn;
  private final String arn;
  private final String name;
  final Object input;
  private String inputText;
  private final Instant startDate;
  private final List<HistoryEvent> history = new ArrayList<>();
  private ExecutionStatus status = ExecutionStatus.RUNNING;
  Object output;
  private String outputText;
  private StateError error = StateError.NONE;
  private Instant stopDate;
  int transitions;
  int invocations;

  Execution(StateMachineArn machine, String name, Object input, Instant startDate) {
    this.machine = machine;
    this.machineArn = machine.toString();
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
    return machineArn;
  }

  public ExecutionStatus status() {
    return status;
  }

  public boolean isClosed() {
    return status != ExecutionStatus.RUNNING;
  }

  /** The input as JSON. */
  public String input() {
    if (inputText == null) {
      inputText = JsonValues.write(input);
    }
    return inputText;
  }

  /** The output as JSON; present only if the execution succeeded. */
  public Optional<String> output() {
    if (outputText == null && output != null) {
      outputText = JsonValues.write(output);
    }
    return Optional.ofNullable(outputText);
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

  /** The events so far. */
  public List<HistoryEvent> history() {
    return Collections.unmodifiableList(history);
  }

  /** The number of events in the history. */
  public int historyEvents() {
    return history.size();
  }

  /** The number of state transitions that AWS would bill: each entry of a state and each retry. */
  public int stateTransitions() {
    return transitions;
  }

  /** The number of Lambda invocations. */
  public int lambdaInvocations() {
    return invocations;
  }

  /** The response of DescribeExecution. */
  public ObjectValue describe() {
    return ExecutionShapes.description(this);
  }

  /** One of the executions that ListExecutions returns. */
  public ObjectValue row() {
    return ExecutionShapes.row(this);
  }

  void add(HistoryEvent event) {
    history.add(event);
  }

  void close(ExecutionStatus end, Object result, StateError reason, Instant at) {
    status = end;
    output = result;
    error = reason;
    stopDate = at;
  }
}
