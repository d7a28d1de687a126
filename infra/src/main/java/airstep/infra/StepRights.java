package airstep.infra;

import airstep.flows.EventPattern;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.vocabulary.StepName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The permissions of each step's function besides writing its log. A step that calls Airbyte cannot
 * read the secrets of alerts, and a step that sends alerts cannot read Airbyte's credentials.
 */
final class StepRights {

  private final Stage stage;
  private final SortedSet<String> airbyteSecrets;
  private final SortedSet<String> alertSecrets;

  /** The flows that others wait for. */
  private final SortedSet<String> upstreams = new TreeSet<>();

  /** All machines of the stage. A policy can list more flows than a stack can hold. */
  private final SortedSet<String> machines;

  StepRights(Stage stage, List<Flow> flows) {
    this.stage = stage;
    // A sync that a person starts may use the default secret.
    List<Flow> all = new ArrayList<>(flows);
    all.add(FlowReader.defaults());
    airbyteSecrets = names(all, Flow::airbyteSecret);
    alertSecrets = names(flows, flow -> flow.alerting().secret());
    alertSecrets.addAll(names(flows, flow -> flow.usualAlerting().secret()));
    flows.forEach(flow -> upstreams.addAll(flow.upstreams()));
    machines = names(flows, Flow::name);
    machines.addAll(List.of("run", "sync"));
  }

  List<PolicyStatement> of(StepName step) {
    List<PolicyStatement> rights = new ArrayList<>(besideSecrets(step));
    if (!secrets(step).isEmpty()) {
      rights.addFirst(Allow.on(Stage.secretArns(secrets(step)), "secretsmanager:GetSecretValue"));
    }
    return rights;
  }

  /** Returns whether the step calls Airbyte, and so needs a network that reaches it. */
  boolean callsAirbyte(StepName step) {
    return secrets(step).equals(airbyteSecrets);
  }

  /** Returns the secret that the step always needs; empty if it differs between flows. */
  Optional<String> firstSecret(StepName step) {
    return secrets(step).size() == 1 ? Optional.of(secrets(step).first()) : Optional.empty();
  }

  private SortedSet<String> secrets(StepName step) {
    return switch (step) {
      case PLAN_RUN, PREPARE_SYNC, TRIGGER_SYNC, CHECK_SYNC, CANCEL_SYNC, CHECK_AIRBYTE ->
          airbyteSecrets;
      case NOTIFY_RUN, NOTIFY_STOPPED, CHECK_ALERT -> alertSecrets;
      case CHECK_UPSTREAM, CLOSE_SYNC, CLOSE_RUN, FIND_JOB, TAKE_TURN ->
          Collections.emptySortedSet();
    };
  }

  private List<PolicyStatement> besideSecrets(StepName step) {
    return switch (step) {
      case CHECK_UPSTREAM -> upstreams.isEmpty() ? List.of() : finding(upstreams);
      case NOTIFY_RUN -> finding(List.of("run"));
      case TAKE_TURN -> List.of(Allow.on(stage.machineArn("sync"), "states:ListExecutions"));
      case FIND_JOB ->
          List.of(
              Allow.on(
                  stage.executionsArn("sync"),
                  "states:DescribeExecution",
                  "states:GetExecutionHistory"));
      case NOTIFY_STOPPED ->
          List.of(
              Allow.on(
                  machines.stream().map(stage::executionsArn).toList(),
                  "states:DescribeExecution",
                  "states:DescribeStateMachineForExecution"),
              Allow.events(Stage.busArn(EventPattern.DEFAULT_BUS), List.of("Airstep Run Failed")),
              Allow.on(stage.queueArn(SafetyNet.MISSED), "sqs:SendMessage"));
      default -> List.of();
    };
  }

  /** Allows finding and reading the executions of machines. */
  private List<PolicyStatement> finding(Collection<String> machines) {
    return List.of(
        Allow.on(machines.stream().map(stage::machineArn).toList(), "states:ListExecutions"),
        Allow.on(machines.stream().map(stage::executionsArn).toList(), "states:DescribeExecution"));
  }

  private static SortedSet<String> names(List<Flow> flows, Function<Flow, String> secret) {
    return new TreeSet<>(flows.stream().map(secret).toList());
  }
}
