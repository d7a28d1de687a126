package airstep.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The permissions with which Lambda connects a function to a VPC. Lambda uses the function's role
 * for that, so the function's own code is denied the same actions.
 */
final class NetworkRights {
  private static final String[] ACTIONS = {
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses"
  };

  private NetworkRights() {}

  static List<PolicyStatement> of(String functionArn) {
    PolicyStatement notByItsCode =
        Allow.builder(List.of("*"), ACTIONS)
            .effect(Effect.DENY)
            .conditions(Map.of("ArnEquals", Map.of("lambda:SourceFunctionArn", functionArn)))
            .build();
    return List.of(Allow.on("*", ACTIONS), notByItsCode);
  }
}
