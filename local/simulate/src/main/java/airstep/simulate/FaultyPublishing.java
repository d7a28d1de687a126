package airstep.simulate;

import airstep.asl.AwsService;
import airstep.asl.Execution;
import airstep.asl.SdkNames;
import airstep.asl.ServiceIntegration;
import airstep.asl.definition.TaskResource;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.Timeline;
import java.time.Duration;
import java.util.Optional;

/** EventBridge as executions reach it, which refuses some events and is slow with others. */
record FaultyPublishing(ServiceIntegration bus, Strikes strikes, Ledger ledger, Timeline timeline)
    implements ServiceIntegration {

  /** How many ways it has to go wrong. */
  static final int CHOICES = 4;

  private static final String THROTTLED = AwsService.EVENT_BRIDGE.throttles().error(SdkNames.V1);

  private static final Reply NOBODY =
      new Reply() {
        @Override
        public void submitted(ObjectValue output) {}

        @Override
        public void succeeded(Object output) {}

        @Override
        public void failed(String error, String cause) {}
      };

  @Override
  public TaskResource resource() {
    return bus.resource();
  }

  @Override
  public Call start(ObjectValue arguments, Execution caller, Reply reply) {
    Optional<Fault.OnCall> fault = strikes.of(airstep.simulate.ApiCall.EVENTS);
    if (fault.isEmpty()) {
      return bus.start(arguments, caller, reply);
    }
    ledger.note("  " + fault.get());
    switch (fault.get().choice()) {
      case 0 -> reply.failed(THROTTLED, "Rate exceeded");
      case 1 ->
          reply.failed(
              "EventBridge.FailedEntry",
              "{\"Entries\":[{\"ErrorCode\":\"InternalFailure\"}],\"FailedEntryCount\":1}");
      case 2 -> {
        var _ = bus.start(arguments, caller, NOBODY);
        var _ =
            timeline.schedule(
                Duration.ofSeconds(1),
                () -> reply.failed("EventBridge.SdkClientException", "the connection broke"));
      }
      default -> {
        // Taken all the same, also after the Task has given it up.
        var _ =
            timeline.schedule(
                fault.get().late(),
                () -> {
                  var _ = bus.start(arguments, caller, reply);
                });
      }
    }
    return _ -> {};
  }
}
