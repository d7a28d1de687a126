package airstep.infra;

import airstep.statemachine.StepName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** What the machines may do. Nothing is inferred from a definition, so everything is said here. */
final class MachineRights {

  private final Arns arns;
  private final Functions functions;

  MachineRights(Arns arns, Functions functions) {
    this.arns = arns;
    this.functions = functions;
  }

  /** Of all flow machines together. */
  List<PolicyStatement> flow() {
    return with(starts("run"));
  }

  List<PolicyStatement> run() {
    List<PolicyStatement> rights = new ArrayList<>(starts("sync"));
    rights.add(calls(StepName.PLAN_RUN, StepName.NOTIFY_FAILURE));
    return with(rights);
  }

  List<PolicyStatement> sync() {
    return with(
        List.of(
            calls(
                StepName.PREPARE_SYNC,
                StepName.TRIGGER_SYNC,
                StepName.CHECK_SYNC,
                StepName.CANCEL_SYNC)));
  }

  /** Starting that machine and waiting for its end, which Step Functions does by a rule. */
  private List<PolicyStatement> starts(String machine) {
    return List.of(
        Allow.on(arns.machine(machine), "states:StartExecution"),
        Allow.on(arns.executions(machine), "states:DescribeExecution", "states:StopExecution"),
        Allow.on(
            arns.nestedExecutionsRule(),
            "events:DescribeRule",
            "events:PutRule",
            "events:PutTargets"));
  }

  private PolicyStatement calls(StepName... steps) {
    return Allow.on(
        Arrays.stream(steps).map(step -> functions.of(step).getFunctionArn()).toList(),
        "lambda:InvokeFunction");
  }

  /** Beside its work, every machine sets up the delivery of its log, and traces. */
  private static List<PolicyStatement> with(List<PolicyStatement> work) {
    List<PolicyStatement> rights = new ArrayList<>(work);
    rights.add(
        Allow.onAnything(
            "logs:CreateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:DescribeLogGroups",
            "logs:DescribeResourcePolicies",
            "logs:GetLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:UpdateLogDelivery"));
    rights.add(
        Allow.onAnything(
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "xray:PutTelemetryRecords",
            "xray:PutTraceSegments"));
    return rights;
  }
}
