package airstep.infra;

import airstep.flows.Flow;
import software.amazon.awscdk.Tags;
import software.constructs.IConstruct;

/** The tags of what belongs to one flow: its name, and those that its file gives it. */
final class FlowTags {

  /** A flow's tag is a word; AWS wants a value with it. */
  private static final String VALUE = "true";

  private FlowTags() {}

  static void put(IConstruct construct, Flow flow) {
    Tags.of(construct).add("flow", flow.name());
    flow.tags().forEach(tag -> Tags.of(construct).add(tag, VALUE));
  }
}
