package airstep.infra;

import java.util.List;

/** The private network that the functions join which call a self-hosted Airbyte. */
record Network(List<String> subnetIds, Doors doors) {

  Network {
    subnetIds = List.copyOf(subnetIds);
  }

  /** Who says what may pass: groups that exist, or one that is made and lets only out. */
  sealed interface Doors {

    /** Security groups that are there already. */
    record Existing(List<String> securityGroupIds) implements Doors {
      public Existing {
        securityGroupIds = List.copyOf(securityGroupIds);
      }
    }

    /** A security group to be made in that VPC. */
    record Own(String vpcId) implements Doors {}
  }
}
