package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.asl.Reply;
import airstep.asl.ServiceIntegration;
import airstep.asl.ServiceRefusal;
import airstep.asl.definition.TaskResource;
import airstep.asl.json.ObjectValue;

/** A Step Functions that starts one state machine, but whose first answer about it is lost. */
final class LostStart implements ServiceIntegration {

  private final ServiceIntegration service;
  private final String machine;
  private final ServiceRefusal answer;
  private boolean lost;

  /** Loses the answer to the first start of the machine whose ARN ends like that. */
  LostStart(ServiceIntegration service, String machine, ServiceRefusal answer) {
    this.service = service;
    this.machine = machine;
    this.answer = answer;
  }

  @Override
  public TaskResource resource() {
    return service.resource();
  }

  @Override
  public Call start(ObjectValue arguments, Execution caller, Reply reply) {
    if (lost || !String.valueOf(arguments.get("StateMachineArn")).endsWith(":" + machine)) {
      return service.start(arguments, caller, reply);
    }
    lost = true;
    var _ = service.start(arguments, caller, new Unheard());
    reply.refused(answer);
    return _ -> {};
  }

  /** Drops every answer. */
  private record Unheard() implements Reply {
    @Override
    public void submitted(ObjectValue output) {
      // nobody waits for it
    }

    @Override
    public void succeeded(Object output) {
      // nobody waits for it
    }

    @Override
    public void failed(String error, String cause) {
      // nobody waits for it
    }
  }
}
