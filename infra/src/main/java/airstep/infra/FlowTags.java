package airstep.infra;

import airstep.flows.Flow;
import software.amazon.awscdk.Tags;
import software.constructs.IConstruct;

/** The tags of a flow's resources: its name and the tags of its file. */
final class FlowTags {

  /** AWS tags need a value, and the tags of flows have none. */
  private static final String VALUE = "true";

  private FlowTags() {}

  static void put(IConstruct construct, Flow flow) {
    Tags.of(construct).add("flow", flow.name());
    flow.tags().forEach(tag -> Tags.of(construct).add(tag, VALUE));
  }
}
