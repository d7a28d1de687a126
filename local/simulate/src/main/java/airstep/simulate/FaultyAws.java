package airstep.simulate;

import airstep.asl.timeline.Timeline;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.transport.Headers;
import airstep.embedded.transport.Replies;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import airstep.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Step Functions and EventBridge as the steps reach them: they throttle, break off, are slow. */
record FaultyAws(Service service, Strikes strikes, Timeline timeline) implements Service {

  static final int CHOICES = 4;

  /** After this time a step's client gives up a call. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public Http.Response handle(Http.Request request) throws IOException {
    Invocation invocation = Invocation.current();
    invocation.sends();
    String target = Headers.value(request.headers(), "X-Amz-Target").orElse("");
    Optional<InjectedFault.OnCall> fault =
        strikes.of(target.startsWith("AWSStepFunctions.") ? ApiCall.STATES : ApiCall.EVENTS);
    Http.Response response =
        fault.isPresent() ? struck(fault.get().choice(), request) : service.handle(request);
    invocation.sent();
    return response;
  }

  private Http.Response struck(int choice, Http.Request request) throws IOException {
    return switch (choice) {
      case 0 -> error(400, "ThrottlingException");
      case 1 -> error(500, "InternalFailure");
      case 2 -> {
        Http.Response _ = service.handle(request);
        throw new IOException("the connection broke");
      }
      default -> {
        EmbeddedStack.sleep(timeline, PATIENCE);
        yield error(503, "ServiceUnavailable");
      }
    };
  }

  private static Http.Response error(int status, String type) {
    return Replies.of(
        status,
        "application/x-amz-json-1.0",
        Json.write(Map.of("__type", type, "message", "Rate exceeded")));
  }
}
