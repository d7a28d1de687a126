package airstep.asl;

import airstep.asl.definition.ErrorNames;
import airstep.asl.definition.InvalidDefinitionException;
import airstep.asl.definition.StateMachine;
import airstep.asl.definition.TaskResource;
import airstep.asl.expression.RandomIds;
import airstep.asl.json.InvalidJsonException;
import airstep.asl.json.JsonValues;
import airstep.asl.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * An embedded Step Functions on a timeline that the caller drives. Call its methods only on the
 * thread that drives the timeline, or from work on a virtual timeline. The same seed and the same
 * calls give the same histories.
 */
public final class StepFunctions {

  final Timeline timeline;
  final RandomGenerator random;
  final StepFunctionsOptions options;
  final Map<String, ServiceIntegration> integrations = new HashMap<>();
  private final Map<String, StateMachine> machines = new LinkedHashMap<>();
  private final Map<String, Execution> executions = new LinkedHashMap<>();
  private final Map<String, Interpreter> running = new LinkedHashMap<>();
  private final Deque<Execution> closed = new ArrayDeque<>();

  /**
   * Creates a Step Functions without state machines.
   *
   * @param random the source of jitter, ids and {@code $random()}
   */
  public StepFunctions(
      Timeline timeline,
      RandomGenerator random,
      LambdaInvoker lambda,
      StepFunctionsOptions options) {
    this.timeline = timeline;
    this.random = random;
    this.options = options;
    add(new LambdaInvoke(timeline, random, lambda));
    add(options.starting.apply(new StartExecution(this, TaskResource.START_EXECUTION_SYNC)));
    add(options.starting.apply(new StartExecution(this, TaskResource.START_EXECUTION)));
    options.integrations.forEach(this::add);
  }

  /**
   * Creates a state machine; the same ARN with the same definition again changes nothing.
   *
   * @throws InvalidDefinitionException with every problem of the definition
   * @throws StepFunctionsException if the ARN is invalid, or another definition has it
   */
  public StateMachine createStateMachine(String arn, String definition) {
    StateMachine known = machines.get(StateMachineArn.parse(arn).toString());
    if (known != null && known.definition().equals(definition)) {
      return known;
    }
    List<TaskResource> resources =
        integrations.values().stream().map(ServiceIntegration::resource).toList();
    StateMachine loaded = StateMachine.load(definition, resources);
    createStateMachine(arn, loaded);
    return loaded;
  }

  /** Creates a state machine from a definition that was loaded before. */
  public void createStateMachine(String arn, StateMachine machine) {
    if (machines.putIfAbsent(StateMachineArn.parse(arn).toString(), machine) != null) {
      throw new StepFunctionsException(
          "StateMachineAlreadyExists", "Another definition exists for " + arn);
    }
  }

  /**
   * Starts an execution. The name of a running execution with the same input returns that one.
   *
   * @param name null for a random name
   * @param inputJson the input as JSON
   * @throws StepFunctionsException if AWS would refuse it
   */
  public Execution startExecution(String machineArn, String name, String inputJson) {
    Object input;
    try {
      input = JsonValues.parse(inputJson);
    } catch (InvalidJsonException e) {
      throw new StepFunctionsException("InvalidExecutionInput", e.getMessage());
    }
    return start(machineArn, name, input);
  }

  Execution start(String machineArn, String name, Object input) {
    StateMachineArn arn = StateMachineArn.parse(machineArn);
    StateMachine machine = machines.get(arn.toString());
    if (machine == null) {
      throw new StepFunctionsException(
          "StateMachineDoesNotExist", "State machine not found: " + machineArn);
    }
    String chosen = name == null ? RandomIds.uuid(random) : name;
    if (!ResourceName.isValid(chosen)) {
      throw new StepFunctionsException("InvalidName", "Invalid name of an execution: " + chosen);
    }
    if (JsonValues.bytes(input) > ServiceQuotas.MOST_BYTES) {
      throw new StepFunctionsException(
          "InvalidExecutionInput",
          "The input has %d bytes, more than %d"
              .formatted(JsonValues.bytes(input), ServiceQuotas.MOST_BYTES));
    }
    freeNames();
    Execution known = executions.get(arn.execution(chosen));
    if (known != null) {
      if (!known.isClosed() && known.input.equals(input)) {
        return known;
      }
      throw taken(known);
    }
    var execution = new Execution(arn, chosen, input, timeline.instant());
    if (!options.register.register(execution, machine)) {
      if (name == null) {
        return start(machineArn, null, input);
      }
      throw taken(execution);
    }
    executions.put(execution.arn(), execution);
    var interpreter = new Interpreter(this, machine, execution);
    running.put(execution.arn(), interpreter);
    statusChanged(execution);
    interpreter.begin();
    return execution;
  }

  private static StepFunctionsException taken(Execution execution) {
    return new StepFunctionsException(
        StepFunctionsException.NAME_TAKEN, "Execution Already Exists: '" + execution.arn() + "'");
  }

  /** Returns whether this Step Functions has started the execution, and keeps its name. */
  public boolean has(String executionArn) {
    return executions.containsKey(executionArn);
  }

  /** Returns an execution, also after its end, until its name is free again. */
  public Execution describeExecution(String arn) {
    Execution execution = executions.get(arn);
    if (execution == null) {
      throw new StepFunctionsException("ExecutionDoesNotExist", "Execution not found: " + arn);
    }
    return execution;
  }

  /** Returns the state machine that this execution runs. */
  public StateMachine machineOf(Execution execution) {
    return machines.get(execution.stateMachineArn());
  }

  /** Returns the ARNs of the state machines, in the order of their creation. */
  public List<String> listStateMachines() {
    return List.copyOf(machines.keySet());
  }

  /** Returns the executions of a state machine, newest first. */
  public List<Execution> listExecutions(String machineArn) {
    String key = StateMachineArn.parse(machineArn).toString();
    return new ArrayList<>(executions.values())
        .reversed().stream().filter(each -> each.stateMachineArn().equals(key)).toList();
  }

  /**
   * Stops a running execution; a closed one does not change.
   *
   * @param error may be null
   * @param cause may be null
   */
  public void stopExecution(String arn, String error, String cause) {
    Execution execution = describeExecution(arn);
    var reason = new StateError(error, cause);
    if (!Objects.equals(error, reason.error()) || !Objects.equals(cause, reason.cause())) {
      throw new StepFunctionsException(
          "ValidationException",
          "An error has at most %d characters, a cause %d"
              .formatted(ErrorNames.LONGEST_ERROR, ErrorNames.LONGEST_CAUSE));
    }
    if (!execution.isClosed()) {
      running.get(arn).stop(reason);
    }
  }

  /** Runs an action on the loop when the execution has ended. */
  public void whenClosed(Execution execution, Runnable action) {
    if (execution.isClosed()) {
      timeline.schedule(timeline.instant(), action);
    } else {
      running.get(execution.arn()).whenClosed.add(action);
    }
  }

  private void add(ServiceIntegration integration) {
    TaskResource resource = integration.resource();
    if (integrations.putIfAbsent(resource.arn(), integration) != null) {
      throw new IllegalArgumentException("Two integrations for " + resource.arn());
    }
  }

  private void statusChanged(Execution execution) {
    Instant now = timeline.instant();
    String id = RandomIds.uuid(random);
    options.listener.onStatusChange(execution, ExecutionShapes.statusChange(execution, id, now));
  }

  /** Closed executions are in the order of their ends, so the expired names come first. */
  private void freeNames() {
    Instant kept = timeline.instant().minus(ServiceQuotas.NAME_KEPT);
    while (!closed.isEmpty() && closed.peek().stopDate().orElseThrow().isBefore(kept)) {
      executions.remove(closed.remove().arn());
    }
  }

  /** Closes an execution that has ended. */
  void closed(Execution execution) {
    List<Runnable> actions = running.remove(execution.arn()).whenClosed;
    closed.add(execution);
    statusChanged(execution);
    actions.forEach(action -> timeline.schedule(timeline.instant(), action));
  }
}
