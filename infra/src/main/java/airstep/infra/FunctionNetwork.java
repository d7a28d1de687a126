package airstep.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnFunction.VpcConfigProperty;
import software.constructs.Construct;

/** Connects the functions that call Airbyte to a VPC. */
final class FunctionNetwork {

  private FunctionNetwork() {}

  static VpcConfigProperty of(Construct scope, Stage stage, Network network) {
    return VpcConfigProperty.builder()
        .subnetIds(network.subnetIds())
        .securityGroupIds(
            network
                .vpcId()
                .map(vpc -> List.of(outwardsOnly(new Construct(scope, "Network"), stage, vpc)))
                .orElse(network.securityGroupIds()))
        .build();
  }

  /**
   * Returns the permissions with which Lambda connects a function to the VPC. Lambda uses the
   * function's role for that, so the function's own code is denied the same actions.
   */
  static List<PolicyStatement> rights(String functionArn) {
    String[] actions = {
      "ec2:AssignPrivateIpAddresses",
      "ec2:CreateNetworkInterface",
      "ec2:DeleteNetworkInterface",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSubnets",
      "ec2:UnassignPrivateIpAddresses"
    };
    PolicyStatement notByItsCode =
        Allow.builder(List.of("*"), actions)
            .effect(Effect.DENY)
            .conditions(Map.of("ArnEquals", Map.of("lambda:SourceFunctionArn", functionArn)))
            .build();
    return List.of(Allow.on("*", actions), notByItsCode);
  }

  private static String outwardsOnly(Construct scope, Stage stage, String vpcId) {
    return CfnSecurityGroup.Builder.create(scope, "Outwards")
        .groupDescription("Airstep " + stage.name() + ": to Airbyte, Slack and AWS; nothing in")
        .vpcId(vpcId)
        .securityGroupEgress(
            List.of(
                CfnSecurityGroup.EgressProperty.builder()
                    .ipProtocol("-1")
                    .cidrIp("0.0.0.0/0")
                    .description("Any address, wherever Airbyte is")
                    .build()))
        .build()
        .getAttrGroupId();
  }
}
