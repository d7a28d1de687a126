package airstep.infra;

import java.util.List;

/** The VPC of a self-hosted Airbyte, which the functions that call Airbyte join. */
record Network(List<String> subnetIds, Doors doors) {

  Network {
    subnetIds = List.copyOf(subnetIds);
  }

  /** The security groups: existing ones, or a new one with outbound traffic only. */
  sealed interface Doors {

    record Existing(List<String> securityGroupIds) implements Doors {
      public Existing {
        securityGroupIds = List.copyOf(securityGroupIds);
      }
    }

    /** A security group to create in that VPC. */
    record Own(String vpcId) implements Doors {}
  }
}
