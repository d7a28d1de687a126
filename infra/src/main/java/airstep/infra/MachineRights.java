package airstep.infra;

import airstep.events.EventPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What a machine may do: what its definition calls, and nothing else. The CDK infers nothing from a
 * definition that it is given as text.
 */
final class MachineRights {

  private static final Pattern CALL =
      Pattern.compile("\"Resource\"\\s*:\\s*\"arn:aws:states:::([^\"]+)\"");
  private static final Pattern FUNCTION =
      Pattern.compile("\"FunctionName\"\\s*:\\s*\"\\$\\{([A-Za-z]+)}\"");
  private static final Pattern STARTED =
      Pattern.compile("\"StateMachineArn\"\\s*:\\s*\"\\$\\{(Run|Sync)Arn}\"");

  private final Arns arns;
  private final Map<String, String> known;

  /**
   * Rights of this stage's machines.
   *
   * @param known what the blanks of definitions stand for
   */
  MachineRights(Arns arns, Map<String, String> known) {
    this.arns = arns;
    this.known = known;
  }

  /** The rights of a role that machines with these definitions share. */
  List<PolicyStatement> of(Collection<String> definitions) {
    List<PolicyStatement> rights = new ArrayList<>();
    String all = String.join("\n", definitions);
    for (String call : found(CALL, all)) {
      rights.addAll(
          switch (call) {
            case "lambda:invoke" -> List.of(invokes(all));
            case "states:startExecution.sync:2" -> starts(all);
            case "events:putEvents" ->
                List.of(Allow.on(arns.bus(EventPattern.DEFAULT_BUS), "events:PutEvents"));
            case "sns:publish" -> List.of(Allow.on(known.get("TopicArn"), "sns:Publish"));
            case "aws-sdk:sns:listSubscriptionsByTopic" ->
                List.of(Allow.on(known.get("TopicArn"), "sns:ListSubscriptionsByTopic"));
            default -> throw new IllegalStateException("nothing says what " + call + " needs");
          });
    }
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

  private PolicyStatement invokes(String definitions) {
    return Allow.on(
        found(FUNCTION, definitions).stream().map(known::get).toList(), "lambda:InvokeFunction");
  }

  /** Starting a machine and waiting for its end, which Step Functions does by a rule of its own. */
  private List<PolicyStatement> starts(String definitions) {
    List<PolicyStatement> rights = new ArrayList<>();
    for (String started : found(STARTED, definitions)) {
      String machine = started.equals("Run") ? "run" : "sync";
      rights.add(Allow.on(arns.machine(machine), "states:StartExecution"));
      rights.add(
          Allow.on(arns.executions(machine), "states:DescribeExecution", "states:StopExecution"));
    }
    rights.add(
        Allow.on(
            arns.nestedExecutionsRule(),
            "events:DescribeRule",
            "events:PutRule",
            "events:PutTargets"));
    return rights;
  }

  private static SortedSet<String> found(Pattern pattern, String text) {
    SortedSet<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
