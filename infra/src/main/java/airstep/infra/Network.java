package airstep.infra;

import java.util.List;
import java.util.Optional;

/**
 * The VPC of a self-hosted Airbyte, which the functions that call Airbyte join.
 *
 * @param securityGroupIds existing security groups
 * @param vpcId the VPC in which to create a security group with outbound traffic only instead
 */
record Network(List<String> subnetIds, List<String> securityGroupIds, Optional<String> vpcId) {

  Network {
    subnetIds = List.copyOf(subnetIds);
    securityGroupIds = List.copyOf(securityGroupIds);
  }
}
