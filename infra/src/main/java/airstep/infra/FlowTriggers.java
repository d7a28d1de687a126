package airstep.infra;

import airstep.flows.EventPattern;
import airstep.flows.Flow;
import airstep.flows.Schedule;
import airstep.statemachine.EventRule;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.constructs.Construct;

/** What starts one flow, and the role that it starts it with. */
final class FlowTriggers extends Construct {

  /** A start that fails is tried again for an hour; after that someone has to look. */
  private static final Duration MAX_AGE = Duration.hours(1);

  private final Props props;
  private final String roleArn;

  /**
   * What starts what.
   *
   * @param machineArn the flow's machine
   * @param missedArn the queue that takes the starts that failed
   * @param group the name of the group that schedules belong to
   */
  record Props(Stage stage, Flow flow, String machineArn, String missedArn, String group) {
    boolean onScheduler() {
      return FlowTriggers.onScheduler(flow);
    }

    boolean onRules() {
      return (flow.schedule().isPresent() && !onScheduler())
          || flow.on().isPresent()
          || flow.after().isPresent();
    }
  }

  /** Whether its clock is another than UTC's, the only one that rules know. */
  static boolean onScheduler(Flow flow) {
    return flow.schedule().filter(schedule -> !schedule.inUtc()).isPresent();
  }

  FlowTriggers(Construct scope, String id, Props props) {
    super(scope, id);
    this.props = props;
    Flow flow = props.flow();
    roleArn = Allow.role(this, services(), rights()).getRoleArn();
    flow.schedule().ifPresent(this::at);
    flow.on().ifPresent(this::on);
    flow.after().ifPresent(after -> after.flows().forEach(this::after));
    FlowTags.put(this, flow);
  }

  private List<String> services() {
    List<String> services = new ArrayList<>();
    if (props.onRules()) {
      services.add("events.amazonaws.com");
    }
    if (props.onScheduler()) {
      services.add("scheduler.amazonaws.com");
    }
    return services;
  }

  /** Scheduler puts what it could not deliver into the queue itself, a rule is let in by it. */
  private List<PolicyStatement> rights() {
    List<PolicyStatement> rights = new ArrayList<>();
    rights.add(Allow.on(props.machineArn(), "states:StartExecution"));
    if (props.onScheduler()) {
      rights.add(Allow.on(props.missedArn(), "sqs:SendMessage"));
    }
    return rights;
  }

  private void at(Schedule schedule) {
    List<String> expressions = EventBridgeCron.expressions(schedule.cron());
    for (int i = 0; i < expressions.size(); i++) {
      String which = "cron" + (i == 0 ? "" : i + 1);
      String when = schedule.cron().expression() + " " + schedule.zone();
      if (props.onScheduler()) {
        onClock(which, when, expressions.get(i), schedule);
      } else {
        rule(which, when)
            .scheduleExpression(expressions.get(i))
            .targets(List.of(target().inputTransformer(TriggerInput.scheduled()).build()))
            .build();
      }
    }
  }

  /** A time that a clock change leaves out is skipped, and one that it repeats counts once. */
  private void onClock(String which, String when, String expression, Schedule schedule) {
    CfnSchedule.Builder.create(this, which)
        .name(TriggerName.of(props.stage(), props.flow().name(), which))
        .groupName(props.group())
        .description(description(when))
        .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder().mode("OFF").build())
        .scheduleExpression(expression)
        .scheduleExpressionTimezone(schedule.zone().getId())
        .state(state())
        .target(
            CfnSchedule.TargetProperty.builder()
                .arn(props.machineArn())
                .roleArn(roleArn)
                .input(TriggerInput.SCHEDULED_BY_SCHEDULER)
                .retryPolicy(
                    CfnSchedule.RetryPolicyProperty.builder()
                        .maximumEventAgeInSeconds(MAX_AGE.toSeconds())
                        .maximumRetryAttempts(RuleTarget.MOST_ATTEMPTS)
                        .build())
                .deadLetterConfig(
                    CfnSchedule.DeadLetterConfigProperty.builder().arn(props.missedArn()).build())
                .build())
        .build();
  }

  private void on(EventPattern pattern) {
    CfnRule rule =
        rule("on", "an event on the bus " + pattern.bus())
            .eventBusName(pattern.bus())
            .targets(List.of(target().inputTransformer(TriggerInput.event()).build()))
            .build();
    rule.addPropertyOverride("EventPattern", Patterns.of(pattern.json()));
  }

  private void after(String upstream) {
    EventRule after = EventRule.after(upstream, Machines.deployment(Arns.of(this, props.stage())));
    rule("after." + upstream, "flow " + upstream + " has succeeded")
        .eventPattern(Patterns.of(after.pattern()))
        .targets(List.of(target().inputTransformer(TriggerInput.of(after.input())).build()))
        .build();
  }

  private CfnRule.Builder rule(String which, String when) {
    return CfnRule.Builder.create(this, which)
        .name(TriggerName.of(props.stage(), props.flow().name(), which))
        .description(description(when))
        .state(state());
  }

  private CfnRule.TargetProperty.Builder target() {
    return RuleTarget.within(MAX_AGE, props.missedArn())
        .id("flow")
        .arn(props.machineArn())
        .roleArn(roleArn);
  }

  private String description(String when) {
    return "Starts flow " + props.flow().name() + ": " + when;
  }

  private String state() {
    return props.flow().enabled() ? "ENABLED" : "DISABLED";
  }
}
