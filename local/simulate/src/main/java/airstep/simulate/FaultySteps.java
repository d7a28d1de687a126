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

/** The steps on a Lambda that loses some of them before, and some after, they took effect. */
record FaultySteps(LambdaInvoker steps, Strikes strikes, Timeline timeline)
    implements LambdaInvoker {

  @Override
  public Optional<LambdaFunction> find(String nameOrArn) {
    String name = nameOrArn.substring(nameOrArn.lastIndexOf(':') + 1);
    return steps.find(nameOrArn).map(function -> new Faulty(this, name, function));
  }

  private record Faulty(FaultySteps lambda, String name, LambdaFunction function)
      implements LambdaFunction {

    @Override
    public Duration timeout() {
      return function.timeout();
    }

    @Override
    public LambdaResponse invoke(LambdaRequest request) throws Exception {
      Optional<InjectedFault.OnStep> fault = lambda.strikes.of(name);
      if (fault.filter(it -> it.kind() == FaultKind.STEP_CRASH_BEFORE).isPresent()) {
        return died(fault.get().choice(), "Lambda.TooManyRequestsException");
      }
      String execution =
          Json.readObject(new String(request.payload(), StandardCharsets.UTF_8))
              .text("execution")
              .orElse("");
      var invocation = new Invocation(lambda.timeline, execution, request.deadline(), fault);
      if (fault.filter(it -> it.kind() == FaultKind.STEP_RUNS_ON).isPresent()) {
        lambda.timeline.start(() -> run(request, invocation), _ -> {});
        EmbeddedStack.sleep(lambda.timeline, Duration.ofSeconds(fault.get().calls()));
        return died(2 + fault.get().choice() % 2, "Lambda.SdkClientException");
      }
      try {
        return run(request, invocation);
      } catch (Killed _) {
        return died(fault.map(InjectedFault.OnStep::choice).orElse(0), "Lambda.SdkClientException");
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
    return new LambdaResponse.FunctionError(
        type,
        Json.write(Map.of("errorType", type, "errorMessage", message))
            .getBytes(StandardCharsets.UTF_8));
  }
}
