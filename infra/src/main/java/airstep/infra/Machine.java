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

/** A state machine whose definition stands in the template, with CloudFormation's own blanks. */
final class Machine extends Construct {

  private static final Pattern BLANK = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

  private final StateMachine machine;

  /**
   * One machine.
   *
   * @param known what the definition's blanks may be filled with; it takes those that it has
   */
  record Props(
      String name, String definition, Map<String, String> known, IRole role, ILogGroup log) {}

  Machine(Construct scope, String id, Props props) {
    super(scope, id);
    machine =
        StateMachine.Builder.create(this, "Machine")
            .stateMachineName(props.name())
            .definitionBody(DefinitionBody.fromString(props.definition()))
            .definitionSubstitutions(blanks(props))
            .role(props.role())
            .logs(
                LogOptions.builder()
                    .destination(props.log())
                    .level(LogLevel.ALL)
                    // What a step is given and says stays in the history, which is harder to read.
                    .includeExecutionData(false)
                    .build())
            .tracingEnabled(true)
            .build();
  }

  StateMachine machine() {
    return machine;
  }

  private static Map<String, String> blanks(Props props) {
    Map<String, String> blanks = new TreeMap<>();
    BLANK
        .matcher(props.definition())
        .results()
        .map((MatchResult blank) -> blank.group(1))
        .forEach(
            name -> {
              String value = props.known().get(name);
              if (value == null) {
                throw new IllegalStateException(props.name() + ": nothing fills ${" + name + "}");
              }
              blanks.put(name, value);
            });
    return blanks;
  }
}
