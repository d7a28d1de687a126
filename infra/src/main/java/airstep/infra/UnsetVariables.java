package airstep.infra;

import airstep.flows.Flow;
import airstep.flows.MissingVariable;
import airstep.flows.Problem;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.CfnRule;
import software.amazon.awscdk.CfnRuleAssertion;
import software.amazon.awscdk.Fn;
import software.constructs.Construct;

/**
 * Lets a stack be looked at, but not deployed, while the example's values stand in for variables of
 * its flows: CloudFormation holds a template's rules before it changes anything.
 */
final class UnsetVariables extends Construct {

  private static final String STAND_IN = "stand-in";

  UnsetVariables(Construct scope, String id, List<Flow> flows) {
    super(scope, id);
    List<String> lines =
        flows.stream()
            .flatMap(flow -> flow.missing().stream())
            .distinct()
            .map(UnsetVariables::line)
            .toList();
    lines.forEach(line -> Annotations.of(scope).addWarningV2("airstep:variable", line));
    if (!lines.isEmpty()) {
      refuse(lines);
    }
  }

  /** A rule may only speak of parameters, so that there has to be one. */
  private void refuse(List<String> lines) {
    CfnParameter parameter =
        CfnParameter.Builder.create(this, "Connections")
            .type("String")
            .defaultValue(STAND_IN)
            .allowedValues(List.of(STAND_IN))
            .description("Not to be set: put the flows' variables into events/.env instead")
            .build();
    CfnRule.Builder.create(this, "Set")
        .assertions(
            lines.stream()
                .map(
                    line ->
                        CfnRuleAssertion.builder()
                            .assertValue(
                                Fn.conditionNot(
                                    Fn.conditionEquals(parameter.getValueAsString(), STAND_IN)))
                            .assertDescription(line)
                            .build())
                .toList())
        .build();
  }

  private static String line(MissingVariable variable) {
    return new Problem(
            variable.file(),
            variable.line(),
            variable.name() + " is not set: with the example's value this cannot be deployed",
            "export it or put it in events/.env")
        .toString();
  }
}
