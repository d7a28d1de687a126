package airstep.simulate;

import airstep.asl.AwsService;
import airstep.asl.Execution;
import airstep.asl.SdkNames;
import airstep.asl.ServiceIntegration;
import airstep.asl.definition.TaskResource;
import airstep.asl.json.ObjectValue;
import java.util.Optional;
import java.util.Set;

/** Step Functions as executions start others there, which it throttles. */
record ThrottledStart(ServiceIntegration states, Strikes strikes, Ledger ledger)
    implements ServiceIntegration {

  /** What each version of the SDK calls it: neither models it. */
  private static final String V1 = AwsService.STEP_FUNCTIONS.throttles().error(SdkNames.V1);

  private static final String V2 = AwsService.STEP_FUNCTIONS.throttles().error(SdkNames.V2);

  /** Every name under which a start is throttled. */
  static final Set<Object> NAMES = Set.of(V1, V2);

  static final String CAUSE = "Rate exceeded (Service: AWSStepFunctions)";

  @Override
  public TaskResource resource() {
    return states.resource();
  }

  @Override
  public Call start(ObjectValue arguments, Execution caller, Reply reply) {
    Optional<Fault.OnCall> fault = strikes.of(airstep.simulate.ApiCall.START_EXECUTION);
    if (fault.isEmpty()) {
      return states.start(arguments, caller, reply);
    }
    ledger.note("  " + fault.get());
    reply.failed(fault.get().choice() == 0 ? V1 : V2, CAUSE);
    return _ -> {};
  }
}
