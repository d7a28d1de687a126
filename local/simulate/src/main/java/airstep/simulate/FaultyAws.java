package airstep.simulate;

import airstep.asl.timeline.Timeline;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Step Functions and EventBridge as the steps reach them: they throttle, drop connections or are
 * slow.
 */
record FaultyAws(Service service, Strikes strikes, Timeline timeline) implements Service {

  static final int CHOICES = 4;

  @Override
  public Http.Response handle(Http.Request request) throws IOException {
    Invocation invocation = Invocation.current();
    invocation.sends();
    boolean states = AwsOperation.of(request).startsWith("AWSStepFunctions.");
    Optional<InjectedFault.OnCall> fault = strikes.of(states ? ApiCall.STATES : ApiCall.EVENTS);
    Http.Response response =
        fault.isPresent() ? struck(fault.get().choice(), request) : service.handle(request);
    invocation.sent();
    return response;
  }

  private Http.Response struck(int choice, Http.Request request) throws IOException {
    return switch (choice) {
      case 0 -> AwsJson.error(400, "ThrottlingException", "Rate exceeded");
      case 1 -> AwsJson.error(500, "InternalFailure", "Rate exceeded");
      case 2 -> {
        Http.Response _ = service.handle(request);
        throw new IOException("the connection broke");
      }
      default -> {
        // A step's client gives up on a call after this time.
        EmbeddedStack.sleep(timeline, Duration.ofSeconds(10));
        yield AwsJson.error(503, "ServiceUnavailable", "Rate exceeded");
      }
    };
  }
}
