package airstep.infra;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * A state machine with its definition in the template. CloudFormation fills in the placeholders.
 */
final class Machine extends Construct {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

  private final StateMachine machine;

  /**
   * What to create.
   *
   * @param known the values of placeholders; may contain more than the definition has
   */
  record Props(
      String name, String definition, Map<String, String> known, IRole role, ILogGroup log) {}

  Machine(Construct scope, String id, Props props) {
    super(scope, id);
    machine =
        StateMachine.Builder.create(this, "Machine")
            .stateMachineName(props.name())
            .definitionBody(DefinitionBody.fromString(props.definition()))
            .definitionSubstitutions(placeholders(props))
            .role(props.role())
            .logs(
                LogOptions.builder()
                    .destination(props.log())
                    .level(LogLevel.ALL)
                    // Inputs and outputs stay in the history, which fewer people may read.
                    .includeExecutionData(false)
                    .build())
            .tracingEnabled(true)
            .build();
  }

  StateMachine machine() {
    return machine;
  }

  private static Map<String, String> placeholders(Props props) {
    Map<String, String> placeholders = new TreeMap<>();
    PLACEHOLDER
        .matcher(props.definition())
        .results()
        .map((MatchResult found) -> found.group(1))
        .forEach(
            name -> {
              String value = props.known().get(name);
              if (value == null) {
                throw new IllegalStateException(props.name() + ": no value for ${" + name + "}");
              }
              placeholders.put(name, value);
            });
    return placeholders;
  }
}
