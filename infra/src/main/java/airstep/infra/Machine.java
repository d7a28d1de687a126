package airstep.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * A state machine with its definition in the template. CloudFormation fills in the placeholders.
 *
 * @param known the values of placeholders; may contain more than the definition has
 */
record Machine(String name, String definition, Map<String, String> known) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

  /** Creates the machine with a role and a log of its own. */
  StateMachine create(Construct scope, List<PolicyStatement> rights, Stage stage, String log) {
    IRole role = role(scope, rights);
    return create(scope, "Machine", role, stage.log(scope, logGroupName(stage, log)));
  }

  StateMachine create(Construct scope, String id, IRole role, ILogGroup log) {
    return StateMachine.Builder.create(new Construct(scope, id), "Machine")
        .stateMachineName(name)
        .definitionBody(DefinitionBody.fromString(definition))
        .definitionSubstitutions(placeholders())
        .role(role)
        .logs(
            LogOptions.builder()
                .destination(log)
                .level(LogLevel.ALL)
                // Inputs and outputs stay in the history, which fewer people may read.
                .includeExecutionData(false)
                .build())
        .tracingEnabled(true)
        .build();
  }

  /** Creates a role that can also write the log and traces. */
  static IRole role(Construct scope, List<PolicyStatement> rights) {
    List<PolicyStatement> all = new ArrayList<>(rights);
    all.add(
        Allow.on(
            "*",
            "logs:CreateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:DescribeLogGroups",
            "logs:DescribeResourcePolicies",
            "logs:GetLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:UpdateLogDelivery"));
    all.add(
        Allow.on(
            "*",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "xray:PutTelemetryRecords",
            "xray:PutTraceSegments"));
    return Allow.role(scope, List.of("states.amazonaws.com"), all).withoutPolicyUpdates();
  }

  /** A log with this prefix takes no space in the account's resource policy for log delivery. */
  static String logGroupName(Stage stage, String what) {
    return "/aws/vendedlogs/states/" + stage.named(what);
  }

  private Map<String, String> placeholders() {
    Map<String, String> placeholders = new TreeMap<>();
    for (var found : PLACEHOLDER.matcher(definition).results().toList()) {
      String value = known.get(found.group(1));
      if (value == null) {
        throw new IllegalStateException(name + ": no value for " + found.group());
      }
      placeholders.put(found.group(1), value);
    }
    return placeholders;
  }
}
