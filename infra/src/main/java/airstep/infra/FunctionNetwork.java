package airstep.infra;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.constructs.Construct;

/** Connects the functions that call Airbyte to a VPC. */
final class FunctionNetwork extends Construct {

  private final CfnFunction.VpcConfigProperty vpc;

  record Props(Stage stage, Network network) {}

  FunctionNetwork(Construct scope, String id, Props props) {
    super(scope, id);
    List<String> groups =
        switch (props.network().doors()) {
          case Network.Doors.Existing(List<String> ids) -> ids;
          case Network.Doors.Own(String vpcId) -> List.of(outwardsOnly(props.stage(), vpcId));
        };
    vpc =
        CfnFunction.VpcConfigProperty.builder()
            .subnetIds(props.network().subnetIds())
            .securityGroupIds(groups)
            .build();
  }

  CfnFunction.VpcConfigProperty vpc() {
    return vpc;
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
        PolicyStatement.Builder.create()
            .effect(Effect.DENY)
            .actions(Arrays.asList(actions))
            .resources(List.of("*"))
            .conditions(Map.of("ArnEquals", Map.of("lambda:SourceFunctionArn", functionArn)))
            .build();
    return List.of(Allow.onAnything(actions), notByItsCode);
  }

  private String outwardsOnly(Stage stage, String vpcId) {
    return CfnSecurityGroup.Builder.create(this, "Outwards")
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
