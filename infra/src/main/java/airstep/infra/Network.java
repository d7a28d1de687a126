package airstep.infra;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.lambda.CfnFunction.VpcConfigProperty;
import software.constructs.Construct;

/**
 * The VPC of a self-hosted Airbyte, which the functions that call Airbyte join.
 *
 * @param securityGroupIds existing security groups
 * @param vpcId the VPC in which to create a security group with outbound traffic only instead
 */
record Network(List<String> subnetIds, List<String> securityGroupIds, Optional<String> vpcId) {

  VpcConfigProperty vpc(Construct scope, Stage stage) {
    return VpcConfigProperty.builder()
        .subnetIds(subnetIds)
        .securityGroupIds(
            vpcId
                .map(vpc -> List.of(outwardsOnly(new Construct(scope, "Network"), stage, vpc)))
                .orElse(securityGroupIds))
        .build();
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
