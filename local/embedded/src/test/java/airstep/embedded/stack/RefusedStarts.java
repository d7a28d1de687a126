package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.asl.Reply;
import airstep.asl.ServiceIntegration;
import airstep.asl.ServiceRefusal;
import airstep.asl.definition.TaskResource;
import airstep.asl.json.ObjectValue;

/** A Step Functions that refuses the first starts of one state machine. */
final class RefusedStarts implements ServiceIntegration {

  private final ServiceIntegration service;
  private final String machine;
  private final ServiceRefusal refusal;
  private int left;

  /** Refuses that many starts of the machine whose ARN ends like that. */
  RefusedStarts(ServiceIntegration service, String machine, ServiceRefusal refusal, int times) {
    this.service = service;
    this.machine = machine;
    this.refusal = refusal;
    this.left = times;
  }

  @Override
  public TaskResource resource() {
    return service.resource();
  }

  @Override
  public Call start(ObjectValue arguments, Execution caller, Reply reply) {
    if (left == 0 || !String.valueOf(arguments.get("StateMachineArn")).endsWith(":" + machine)) {
      return service.start(arguments, caller, reply);
    }
    left--;
    reply.refused(refusal);
    return _ -> {};
  }
}
