package airstep.infra;

import airstep.flows.Flow;
import airstep.vocabulary.StepName;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.Stack;

/** The findings of cdk-nag that are accepted, each with its reason. */
final class Suppressions {

  private static final String ACCOUNT = ":<AWS::Region>:<AWS::AccountId>:";

  private final Stack stack;
  private final List<Flow> flows;
  private final String prefix;

  private Suppressions(Stack stack, List<Flow> flows) {
    this.stack = stack;
    this.flows = flows;
    this.prefix = stack.getStackName();
  }

  static void put(Stack stack, List<Flow> flows) {
    Suppressions suppressions = new Suppressions(stack, flows);
    suppressions.functions();
    suppressions.machines();
    suppressions.versions();
    suppressions.queues();
    suppressions.topic();
    suppressions.resume();
  }

  private void functions() {
    for (StepName step : StepName.values()) {
      String name = step.functionName();
      String role = "/Functions/" + name + "/Role/Resource";
      suppress(
          role,
          "AwsSolutions-IAM5",
          "X-Ray's segments, and for a function in a network its interfaces, belong to no resource"
              + " that the role of "
              + name
              + " could name",
          "Resource::*");
      suppress(
          role,
          "Serverless-LambdaStarPermissions",
          "The role of " + name + " has a star only where IAM5's reasons say why");
      suppress(
          "/Functions/" + name + "/Function/Resource",
          "Serverless-LambdaDLQ",
          step == StepName.NOTIFY_STOPPED
              ? "NotifyStopped has a destination on failure, the queue missed-events"
              : name
                  + " is called by a state machine, which waits for its answer and has the error");
    }
    for (Flow flow : flows) {
      executions("CheckUpstream", flow.name());
      executions("NotifyStopped", flow.name());
    }
    executions("NotifyRun", "run");
    executions("NotifyStopped", "run");
    executions("NotifyStopped", "sync");
    executions("FindJob", "sync");
  }

  private void executions(String function, String machine) {
    suppress(
        "/Functions/" + function + "/Role/Resource",
        "AwsSolutions-IAM5",
        "%s reads executions of the machine %s, which have no names beforehand"
            .formatted(function, machine),
        states("execution:" + prefix + "-" + machine + ":*"));
  }

  private void machines() {
    for (String machine : List.of("flows", "run", "sync")) {
      suppress(
          "/Machines/" + machine + "/Role/Resource",
          "AwsSolutions-IAM5",
          "The delivery of logs and X-Ray's segments belong to no resource that the role of the"
              + " machine "
              + machine
              + " could name",
          "Resource::*");
    }
    suppress(
        "/Machines/flows/Role/Resource",
        "AwsSolutions-IAM5",
        "Flow machines wait for executions of the machine run, which have no names beforehand",
        states("execution:" + prefix + "-run:*"));
    suppress(
        "/Machines/run/Role/Resource",
        "AwsSolutions-IAM5",
        "The machine run waits for executions of the machine sync, which have no names beforehand",
        states("execution:" + prefix + "-sync:*"));
    suppress(
        "/Machines/run/Role/Resource",
        "AwsSolutions-IAM5",
        "A run waits for its parts, executions of the same machine, which have no names beforehand",
        states("execution:" + prefix + "-run:*"));
  }

  private void versions() {
    suppress(
        "/OldVersions/Role/Resource",
        "AwsSolutions-IAM5",
        "The delivery of logs and X-Ray's segments belong to no resource that a role could name",
        "Resource::*");
    for (StepName step : StepName.values()) {
      if (step.inDefinitions()) {
        String versions =
            "Resource::arn:<AWS::Partition>:lambda"
                + ACCOUNT
                + "function:"
                + prefix
                + "-"
                + step.functionName()
                    .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                    .toLowerCase(Locale.ROOT)
                + ":*";
        for (String role : List.of("OldVersions", "Machines/run", "Machines/sync")) {
          suppress(
              "/" + role + "/Role/Resource",
              "AwsSolutions-IAM5",
              "The versions of "
                  + step.functionName()
                  + " that executions under way call have no numbers beforehand",
              versions);
        }
      }
    }
  }

  private void queues() {
    for (String queue : List.of("/Triggers/MissedStarts", "/SafetyNet/Missed")) {
      for (String rule : List.of("AwsSolutions-SQS3", "Serverless-SQSRedrivePolicy")) {
        suppress(
            queue + "/Queue/Resource",
            rule,
            "The queue of "
                + queue
                + " is itself where rules and schedules leave what they could"
                + " not deliver; an alarm tells of the first message");
      }
    }
  }

  private void topic() {
    suppress(
        "/AlarmTopic/Topic/data@example.com/Resource",
        "Serverless-SNSRedrivePolicy",
        "The subscription is an address of mail, for which SNS has no queue of failures to offer"
            + " that anybody would look at before the dashboard");
  }

  private void resume() {
    String rules = prefix + "-*.*";
    suppress(
        "/Triggers/Resume/Role/Resource",
        "AwsSolutions-IAM5",
        "The end of a pause enables any rule that starts a flow, and a policy has no room for all"
            + " of their names",
        "Resource::arn:<AWS::Partition>:events" + ACCOUNT + "rule/" + rules,
        "Resource::arn:<AWS::Partition>:events" + ACCOUNT + "rule/*/" + rules);
  }

  private void suppress(String path, String rule, String reason, String... appliesTo) {
    NagPackSuppression.Builder suppression = NagPackSuppression.builder().id(rule).reason(reason);
    if (appliesTo.length > 0) {
      suppression.appliesTo(Arrays.asList(appliesTo));
    }
    NagSuppressions.addResourceSuppressionsByPath(
        stack, "/" + prefix + path, List.of(suppression.build()));
  }

  private static String states(String resource) {
    return "Resource::arn:<AWS::Partition>:states" + ACCOUNT + resource;
  }
}
