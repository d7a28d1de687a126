package airstep.simulate;

import airstep.asl.AwsService;
import airstep.asl.Execution;
import airstep.asl.Reply;
import airstep.asl.SdkNames;
import airstep.asl.ServiceIntegration;
import airstep.asl.definition.TaskResource;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A service as executions reach it through Step Functions: some of their calls go wrong. */
record FaultyIntegration(
    ServiceIntegration service, ApiCall calls, Strikes strikes, Timeline timeline)
    implements ServiceIntegration {

  /** How many variants a fault of EventBridge has. */
  static final int CHOICES = 4;

  /** The names of a throttled start in each version of the SDK, neither of which models it. */
  static final List<String> THROTTLED_STARTS =
      List.of(
          AwsService.STEP_FUNCTIONS.throttles().error(SdkNames.V1),
          AwsService.STEP_FUNCTIONS.throttles().error(SdkNames.V2));

  static final String THROTTLED_START_CAUSE = "Rate exceeded (Service: AWSStepFunctions)";

  @Override
  public TaskResource resource() {
    return service.resource();
  }

  @Override
  public Call start(ObjectValue arguments, Execution caller, Reply reply) {
    Optional<InjectedFault.OnCall> fault = strikes.of(calls);
    if (fault.isEmpty()) {
      return service.start(arguments, caller, reply);
    }
    if (calls == ApiCall.START_EXECUTION) {
      reply.failed(THROTTLED_STARTS.get(fault.get().choice()), THROTTLED_START_CAUSE);
    } else {
      publish(arguments, caller, reply, fault.get());
    }
    return _ -> {};
  }

  private void publish(
      ObjectValue event, Execution caller, Reply reply, InjectedFault.OnCall fault) {
    switch (fault.choice()) {
      case 0 ->
          reply.failed(AwsService.EVENT_BRIDGE.throttles().error(SdkNames.V1), "Rate exceeded");
      case 1 ->
          reply.failed(
              "EventBridge.FailedEntry",
              "{\"Entries\":[{\"ErrorCode\":\"InternalFailure\"}],\"FailedEntryCount\":1}");
      case 2 -> {
        var _ = service.start(event, caller, new Ignored());
        timeline.schedule(
            Duration.ofSeconds(1),
            () -> reply.failed("EventBridge.SdkClientException", "the connection broke"));
      }
      // Accepted all the same, perhaps after the Task has timed out.
      default ->
          timeline.schedule(
              fault.late(),
              () -> {
                var _ = service.start(event, caller, reply);
              });
    }
  }

  private record Ignored() implements Reply {
    @Override
    public void submitted(ObjectValue output) {}

    @Override
    public void succeeded(Object output) {}

    @Override
    public void failed(String error, String cause) {}
  }
}
