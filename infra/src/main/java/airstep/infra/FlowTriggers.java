package airstep.infra;

import airstep.flows.Flow;
import airstep.statemachine.FlowStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * The rules and schedules that start one flow, and their role.
 *
 * @param machineArn the state machine of the flow
 * @param missed the queue for failed starts
 * @param group the name of the schedules' group
 */
record FlowTriggers(Stage stage, Flow flow, String machineArn, IQueue missed, String group) {

  /** How long a failed start is retried. */
  private static final Duration MAX_AGE = Duration.hours(1);

  /** The time at which the schedule was due, even if it starts the flow later. */
  private static final String DUE = "{\"scheduledTime\":\"<aws.scheduler.scheduled-time>\"}";

  static boolean onScheduler(FlowStart start) {
    return start.bus().isEmpty();
  }

  /** Creates the role, and a rule or schedule for each start. */
  void create(Construct all, List<FlowStart> starts) {
    Construct scope = FlowId.scope(all, flow);
    List<String> services = new ArrayList<>();
    List<PolicyStatement> rights = new ArrayList<>();
    rights.add(Allow.on(machineArn, "states:StartExecution"));
    if (!starts.stream().allMatch(FlowTriggers::onScheduler)) {
      services.add("events.amazonaws.com");
    }
    if (starts.stream().anyMatch(FlowTriggers::onScheduler)) {
      services.add("scheduler.amazonaws.com");
      // The queue's own policy lets rules in, but not schedules.
      rights.add(Allow.on(missed.getQueueArn(), "sqs:SendMessage"));
    }
    String roleArn = Allow.role(scope, services, rights).getRoleArn();
    starts.forEach(start -> create(scope, start, roleArn));
  }

  private void create(Construct scope, FlowStart start, String roleArn) {
    switch (start) {
      case FlowStart.AtTime at when onScheduler(at) -> schedule(scope, at, roleArn);
      case FlowStart.AtTime at ->
          rule(scope, at, Map.of("scheduledTime", "$.time"), roleArn)
              .scheduleExpression(EventBridgeCron.of(at.schedule().cron()))
              .build();
      case FlowStart.OnEvent on -> {
        CfnRule.Builder rule = rule(scope, on, on.rule().input(), roleArn);
        on.rule().bus().ifPresent(rule::eventBusName);
        // Some patterns must be strings, which the builder rejects.
        rule.build().addPropertyOverride("EventPattern", Patterns.of(on.rule().pattern()));
      }
    }
  }

  /** EventBridge Scheduler skips a time that does not exist, and starts a repeated one once. */
  private void schedule(Construct scope, FlowStart.AtTime start, String roleArn) {
    CfnSchedule.Builder.create(scope, start.name())
        .name(name(start))
        .groupName(group)
        .description(description(start))
        .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder().mode("OFF").build())
        .scheduleExpression(EventBridgeCron.of(start.schedule().cron()))
        .scheduleExpressionTimezone(start.schedule().zone().getId())
        .state(state())
        .target(
            CfnSchedule.TargetProperty.builder()
                .arn(machineArn)
                .roleArn(roleArn)
                .input(DUE)
                .retryPolicy(
                    CfnSchedule.RetryPolicyProperty.builder()
                        .maximumEventAgeInSeconds(MAX_AGE.toSeconds())
                        .maximumRetryAttempts(Target.MOST_ATTEMPTS)
                        .build())
                .deadLetterConfig(
                    CfnSchedule.DeadLetterConfigProperty.builder()
                        .arn(missed.getQueueArn())
                        .build())
                .build())
        .build();
  }

  private CfnRule.Builder rule(
      Construct scope, FlowStart start, Map<String, String> input, String roleArn) {
    return CfnRule.Builder.create(scope, start.name())
        .name(name(start))
        .description(description(start))
        .state(state())
        .targets(
            List.of(
                Target.of("flow", machineArn, MAX_AGE, missed)
                    .roleArn(roleArn)
                    .inputTransformer(Target.input(input))
                    .build()));
  }

  private String name(FlowStart start) {
    return stage.triggers().of(flow.name(), start.name());
  }

  private String description(FlowStart start) {
    return "Starts flow " + flow.name() + ": " + start.when();
  }

  private String state() {
    return flow.enabled() ? "ENABLED" : "DISABLED";
  }
}
