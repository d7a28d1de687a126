package airstep.infra;

import airstep.flows.Flow;

/**
 * The construct ids of flows. All other ids in the same scope have a capital letter, which no flow
 * name has, so ids never collide.
 */
final class FlowId {

  private FlowId() {}

  static String of(Flow flow) {
    // The CDK keeps constructs in a JavaScript object, which always has this name.
    return flow.name().equals("constructor") ? "Constructor" : flow.name();
  }
}
