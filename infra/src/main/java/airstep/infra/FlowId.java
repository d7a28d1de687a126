package airstep.infra;

import airstep.flows.Flow;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * The construct ids and the tags of flows. All other ids in the same scope have a capital letter,
 * which no flow name has, so ids never collide.
 */
final class FlowId {

  private FlowId() {}

  static String of(Flow flow) {
    // The CDK keeps constructs in a JavaScript object, which always has this name.
    return flow.name().equals("constructor") ? "Constructor" : flow.name();
  }

  /** Creates a scope for resources of the flow, which get its tags. */
  static Construct scope(Construct all, Flow flow) {
    Construct scope = new Construct(all, of(flow));
    tag(scope, flow);
    return scope;
  }

  /** Adds the name of the flow and the tags of its file. AWS tags need a value; those have none. */
  static void tag(IConstruct construct, Flow flow) {
    Tags.of(construct).add("flow", flow.name());
    flow.tags().forEach(tag -> Tags.of(construct).add(tag, "true"));
  }
}
