package airstep.infra;

import airstep.events.EventPattern;
import airstep.events.Flow;
import airstep.events.FlowReader;
import airstep.statemachine.StepName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What each step's function may do beside writing its log: who talks to Airbyte cannot read where
 * alerts go, and who alerts cannot read Airbyte's key.
 */
final class StepRights {

  /** Those that tell people what went wrong. */
  static final List<StepName> NOTIFIERS = List.of(StepName.NOTIFY_FAILURE, StepName.NOTIFY_STOPPED);

  private final Arns arns;
  private final SortedSet<String> airbyteSecrets;
  private final SortedSet<String> alertSecrets;

  StepRights(Arns arns, List<Flow> flows) {
    this.arns = arns;
    // A sync that somebody starts by hand may leave everything to the defaults.
    List<Flow> all = new ArrayList<>(flows);
    all.add(FlowReader.defaults());
    airbyteSecrets = names(all, Flow::airbyteSecret);
    alertSecrets = names(flows, Flow::alertSecret);
  }

  List<PolicyStatement> of(StepName step) {
    return switch (step) {
      case PLAN_RUN, PREPARE_SYNC, TRIGGER_SYNC, CHECK_SYNC, CANCEL_SYNC, CHECK_AIRBYTE ->
          List.of(read(airbyteSecrets));
      case NOTIFY_FAILURE, CHECK_ALERT -> List.of(read(alertSecrets));
      case CHECK_UPSTREAM ->
          List.of(
              Allow.on(arns.machine("*"), "states:ListExecutions"),
              Allow.on(arns.executions("*"), "states:DescribeExecution"));
      case FIND_JOB ->
          List.of(
              Allow.on(
                  arns.executions("sync"),
                  "states:DescribeExecution",
                  "states:GetExecutionHistory"));
      case NOTIFY_STOPPED ->
          List.of(
              read(alertSecrets),
              Allow.on(
                  arns.executions("*"),
                  "states:DescribeExecution",
                  "states:DescribeStateMachineForExecution"),
              Allow.on(arns.bus(EventPattern.DEFAULT_BUS), "events:PutEvents"),
              Allow.on(arns.queue(SafetyNet.MISSED), "sqs:SendMessage"));
      case REPORT_RUN -> List.of();
      default -> List.of();
    };
  }

  /** Whether it calls Airbyte, and so has to be where Airbyte can be reached. */
  boolean callsAirbyte(StepName step) {
    return switch (step) {
      case PLAN_RUN, PREPARE_SYNC, TRIGGER_SYNC, CHECK_SYNC, CANCEL_SYNC, CHECK_AIRBYTE -> true;
      default -> false;
    };
  }

  /** The secret that each of a step's calls needs, if that is the same one for all flows. */
  Optional<String> firstSecret(StepName step) {
    SortedSet<String> secrets =
        callsAirbyte(step)
            ? airbyteSecrets
            : NOTIFIERS.contains(step) ? alertSecrets : Collections.emptySortedSet();
    return secrets.size() == 1 ? Optional.of(secrets.first()) : Optional.empty();
  }

  private PolicyStatement read(SortedSet<String> secrets) {
    return Allow.on(arns.secrets(secrets), "secretsmanager:GetSecretValue");
  }

  private static SortedSet<String> names(List<Flow> flows, Function<Flow, String> secret) {
    return new TreeSet<>(flows.stream().map(secret).toList());
  }
}
