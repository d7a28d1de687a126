package airstep.infra;

import airstep.flows.Flow;
import airstep.flows.Schedule;
import airstep.statemachine.FlowStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.constructs.Construct;

/** The rules and schedules that start one flow, and their role. */
final class FlowTriggers extends Construct {

  /** How long a failed start is retried. */
  private static final Duration MAX_AGE = Duration.hours(1);

  /** The time at which the schedule was due, even if it starts the flow later. */
  private static final String DUE = "{\"scheduledTime\":\"<aws.scheduler.scheduled-time>\"}";

  private final Props props;
  private final String roleArn;

  /**
   * What starts what.
   *
   * @param machineArn the state machine of the flow
   * @param missedArn the queue for failed starts
   * @param group the name of the schedules' group
   */
  record Props(
      Stage stage,
      Flow flow,
      List<FlowStart> starts,
      String machineArn,
      String missedArn,
      String group) {}

  /** Returns whether it is a schedule of EventBridge Scheduler. Rules only know UTC. */
  static boolean onScheduler(FlowStart start) {
    return start instanceof FlowStart.AtTime at && !at.schedule().inUtc();
  }

  FlowTriggers(Construct scope, String id, Props props) {
    super(scope, id);
    this.props = props;
    List<String> services = new ArrayList<>();
    List<PolicyStatement> rights = new ArrayList<>();
    rights.add(Allow.on(props.machineArn(), "states:StartExecution"));
    if (!props.starts().stream().allMatch(FlowTriggers::onScheduler)) {
      services.add("events.amazonaws.com");
    }
    if (props.starts().stream().anyMatch(FlowTriggers::onScheduler)) {
      services.add("scheduler.amazonaws.com");
      // The queue's own policy lets rules in, but not schedules.
      rights.add(Allow.on(props.missedArn(), "sqs:SendMessage"));
    }
    roleArn = Allow.role(this, services, rights).getRoleArn();
    props.starts().forEach(this::start);
    FlowTags.put(this, props.flow());
  }

  private void start(FlowStart start) {
    switch (start) {
      case FlowStart.AtTime at when onScheduler(at) -> schedule(at, at.schedule());
      case FlowStart.AtTime at ->
          rule(at, Map.of("scheduledTime", "$.time"))
              .scheduleExpression(EventBridgeCron.of(at.schedule().cron()))
              .build();
      case FlowStart.OnEvent on -> {
        CfnRule.Builder rule = rule(on, on.rule().input());
        on.rule().bus().ifPresent(rule::eventBusName);
        // Some patterns must be strings, which the builder rejects.
        rule.build().addPropertyOverride("EventPattern", Patterns.of(on.rule().pattern()));
      }
    }
  }

  /** EventBridge Scheduler skips a time that does not exist, and starts a repeated one once. */
  private void schedule(FlowStart start, Schedule schedule) {
    CfnSchedule.Builder.create(this, start.name())
        .name(TriggerName.of(props.stage(), props.flow().name(), start.name()))
        .groupName(props.group())
        .description(description(start))
        .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder().mode("OFF").build())
        .scheduleExpression(EventBridgeCron.of(schedule.cron()))
        .scheduleExpressionTimezone(schedule.zone().getId())
        .state(state())
        .target(
            Target.ofSchedule(MAX_AGE, props.missedArn())
                .arn(props.machineArn())
                .roleArn(roleArn)
                .input(DUE)
                .build())
        .build();
  }

  private CfnRule.Builder rule(FlowStart start, Map<String, String> input) {
    return CfnRule.Builder.create(this, start.name())
        .name(TriggerName.of(props.stage(), props.flow().name(), start.name()))
        .description(description(start))
        .state(state())
        .targets(
            List.of(
                Target.ofRule(MAX_AGE, props.missedArn())
                    .id("flow")
                    .arn(props.machineArn())
                    .roleArn(roleArn)
                    .inputTransformer(InputTransformers.of(input))
                    .build()));
  }

  private String description(FlowStart start) {
    return "Starts flow " + props.flow().name() + ": " + start.when();
  }

  private String state() {
    return props.flow().enabled() ? "ENABLED" : "DISABLED";
  }
}
