package airstep.infra;

import airstep.flows.Flow;
import airstep.flows.Problem;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.CfnRule;
import software.amazon.awscdk.Fn;
import software.constructs.Construct;

/**
 * Prevents the deployment of a stack with example values in its flows, but not its synthesis.
 * CloudFormation checks the rules of a template before it changes anything.
 */
final class UnsetVariables extends Construct {

  private static final String EXAMPLE = "stand-in";

  UnsetVariables(Construct scope, List<Flow> flows) {
    super(scope, "UnsetVariables");
    List<String> lines =
        flows.stream()
            .flatMap(flow -> flow.missing().stream())
            .distinct()
            .map(
                variable ->
                    new Problem(
                        variable.file(),
                        variable.line(),
                        variable.name()
                            + " is not set to a value of yours, and its example value cannot be"
                            + " deployed",
                        "export it or set it in events/.env"))
            .map(Problem::toString)
            .toList();
    lines.forEach(line -> Annotations.of(scope).addWarningV2("airstep:variable", line));
    if (!lines.isEmpty()) {
      refuse(lines);
    }
  }

  /** A rule can only refer to parameters, so there has to be one. */
  private void refuse(List<String> lines) {
    CfnParameter parameter =
        CfnParameter.Builder.create(this, "Connections")
            .type("String")
            .defaultValue(EXAMPLE)
            .allowedValues(List.of(EXAMPLE))
            .description("Do not set this. Add the variables of the flows to events/.env")
            .build();
    var isSet = Fn.conditionNot(Fn.conditionEquals(parameter.getValueAsString(), EXAMPLE));
    CfnRule set = CfnRule.Builder.create(this, "Set").build();
    lines.forEach(line -> set.addAssertion(isSet, line));
  }
}
