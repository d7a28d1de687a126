package airstep.operate;

import airstep.flows.Flow;
import airstep.json.Json;
import airstep.statemachine.TriggerNames;
import airstep.vocabulary.json.JsonFields;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.Target;

/**
 * The end of the pause of a rule: a schedule that enables the rule once, and is then deleted. It
 * belongs to the group of the stage, so it goes when the stack does.
 */
record Resumption(Supplier<SchedulerClient> scheduler, TriggerNames names) {

  private static final String ENABLE_RULE = "arn:aws:scheduler:::aws-sdk:eventbridge:enableRule";

  /** Plans the end of a pause instead of any earlier one; none if a person ends it. */
  void plan(Flow flow, String start, String ruleArn, String bus, Pause pause) {
    if (pause.until().isEmpty()) {
      cancel(flow, start);
      return;
    }
    String name = names.resume(flow.name(), start);
    CreateScheduleRequest wanted =
        CreateScheduleRequest.builder()
            .name(name)
            .groupName(names.group())
            .description("Ends the pause of flow " + flow.name())
            .scheduleExpression("at(" + local(pause.until().get()) + ")")
            .scheduleExpressionTimezone("UTC")
            .flexibleTimeWindow(
                FlexibleTimeWindow.builder().mode(FlexibleTimeWindowMode.OFF).build())
            .actionAfterCompletion(ActionAfterCompletion.DELETE)
            .state(ScheduleState.ENABLED)
            .target(target(ruleArn, names.of(flow.name(), start), bus))
            .build();
    try {
      scheduler.get().createSchedule(wanted);
    } catch (ConflictException _) {
      scheduler
          .get()
          .updateSchedule(
              it ->
                  it.name(name)
                      .groupName(wanted.groupName())
                      .description(wanted.description())
                      .scheduleExpression(wanted.scheduleExpression())
                      .scheduleExpressionTimezone(wanted.scheduleExpressionTimezone())
                      .flexibleTimeWindow(wanted.flexibleTimeWindow())
                      .actionAfterCompletion(wanted.actionAfterCompletion())
                      .state(wanted.state())
                      .target(wanted.target()));
    }
  }

  void cancel(Flow flow, String start) {
    try {
      scheduler
          .get()
          .deleteSchedule(it -> it.name(names.resume(flow.name(), start)).groupName(names.group()));
    } catch (ResourceNotFoundException _) {
      // The pause has no end of its own, or it has come.
    }
  }

  /** Retries for a day, which is Scheduler's default, and then raises the alarm of the queue. */
  private Target target(String ruleArn, String name, String bus) {
    String[] arn = ruleArn.split(":", -1);
    String partition = arn[1];
    String region = arn[3];
    String account = arn[4];
    String queue = String.join(":", "arn", partition, "sqs", region, account, names.missedStarts());
    String role = "arn:%s:iam::%s:role/%s".formatted(partition, account, names.resumeRole(region));
    return Target.builder()
        .arn(ENABLE_RULE)
        .roleArn(role)
        .input(Json.write(new JsonFields().put("Name", name).put("EventBusName", bus)))
        .deadLetterConfig(it -> it.arn(queue))
        .build();
  }

  /** Returns a time as {@code at} expects it, without a zone. */
  private static String local(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
  }
}
