package airstep.infra;

import airstep.flows.Flow;

/**
 * The id of a flow's constructs among those of other flows. What else stands beside them has a
 * capital in its id, which no flow has in its name, so that the two cannot meet.
 */
final class FlowId {

  /** The CDK keeps constructs in an object of JavaScript, where this name is always taken. */
  private static final String TAKEN = "constructor";

  private FlowId() {}

  static String of(Flow flow) {
    return flow.name().equals(TAKEN) ? "Constructor" : flow.name();
  }
}
