package airstep.simulate;

import airstep.asl.LambdaFunction;
import airstep.asl.LambdaInvoker;
import airstep.asl.LambdaRequest;
import airstep.asl.LambdaResponse;
import airstep.asl.timeline.Timeline;
import airstep.embedded.stack.EmbeddedStack;
import airstep.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A step on a Lambda that loses it before, or after, it takes effect. */
record FaultyStep(String name, LambdaFunction function, Strikes strikes, Timeline timeline)
    implements LambdaFunction {

  /** All steps on such a Lambda. */
  static LambdaInvoker of(LambdaInvoker steps, Strikes strikes, Timeline timeline) {
    return arn -> {
      String name = arn.substring(arn.lastIndexOf(':') + 1);
      return steps.find(arn).map(function -> new FaultyStep(name, function, strikes, timeline));
    };
  }

  @Override
  public Duration timeout() {
    return function.timeout();
  }

  @Override
  public LambdaResponse invoke(LambdaRequest request) throws Exception {
    Optional<InjectedFault.OnStep> fault = strikes.of(name);
    int choice = fault.map(InjectedFault.OnStep::choice).orElse(0);
    if (fault.filter(InjectedFault.OnStep::killsBefore).isPresent()) {
      return died(choice, "Lambda.TooManyRequestsException");
    }
    String input = new String(request.payload(), StandardCharsets.UTF_8);
    String execution = Json.readObject(input).text("execution").orElse("");
    var invocation = new Invocation(timeline, execution, request.deadline(), fault);
    if (fault.filter(it -> it.kind() == FaultKind.STEP_RUNS_ON).isPresent()) {
      timeline.start(() -> run(request, invocation), _ -> {});
      EmbeddedStack.sleep(timeline, Duration.ofSeconds(fault.get().calls()));
      return died(2 + choice % 2, "Lambda.SdkClientException");
    }
    try {
      LambdaResponse response = run(request, invocation);
      // What a step has read without answering is known to nobody.
      strikes.ledger().listings.addAll(invocation.listings());
      return response;
    } catch (Killed _) {
      return died(choice, "Lambda.SdkClientException");
    }
  }

  private LambdaResponse run(LambdaRequest request, Invocation invocation) throws Exception {
    return invocation.call(
        () -> {
          LambdaResponse response = function.invoke(request);
          invocation.done();
          return response;
        });
  }

  private static LambdaResponse died(int choice, String service) {
    return switch (choice) {
      case 0 -> error("Runtime.ExitError");
      case 1 -> error("Lambda.Unknown");
      case 2 -> new LambdaResponse.ServiceFault(service, "Lambda did not answer");
      default -> new LambdaResponse.ServiceFault("Lambda.ServiceException", "an internal error");
    };
  }

  private static LambdaResponse error(String type) {
    String message = "Error: Runtime exited with error: signal: killed";
    String body = Json.write(Map.of("errorType", type, "errorMessage", message));
    return new LambdaResponse.FunctionError(type, body.getBytes(StandardCharsets.UTF_8));
  }
}
