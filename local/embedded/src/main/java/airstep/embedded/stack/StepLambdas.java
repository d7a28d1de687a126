package airstep.embedded.stack;

import airstep.asl.LambdaFunction;
import airstep.asl.LambdaInvoker;
import airstep.asl.LambdaRequest;
import airstep.asl.LambdaResponse;
import airstep.json.Json;
import airstep.steps.Step;
import airstep.steps.StepParts;
import airstep.vocabulary.StepName;
import airstep.vocabulary.json.JsonFields;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The functions of a stage, with the timeouts of a deployment. */
final class StepLambdas implements LambdaInvoker {

  private final Map<String, LambdaFunction> functions = new HashMap<>();

  /** Runs a handler like Lambda. An exception becomes an error with its class name. */
  record Handled(RequestStreamHandler handler, Duration timeout) implements LambdaFunction {

    @Override
    public LambdaResponse invoke(LambdaRequest request) throws InterruptedException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        handler.handleRequest(new ByteArrayInputStream(request.payload()), out, null);
        return new LambdaResponse.Success(out.toByteArray());
      } catch (Exception e) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedException("the timeline was closed while a step was running");
        }
        JsonFields error =
            new JsonFields()
                .put("errorMessage", e.getMessage())
                .put("errorType", e.getClass().getName())
                .put("stackTrace", Stream.of(e.getStackTrace()).map(Object::toString).toList());
        return new LambdaResponse.FunctionError(
            e.getClass().getName(), Json.write(error).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /**
   * Creates all functions.
   *
   * @param services what they call
   */
  StepLambdas(StepParts parts, Supplier<StepServices> services) {
    for (StepName step : StepName.values()) {
      Step<?, ?> handler = handler(step, parts);
      functions.put(
          step.functionName(),
          new Handled(
              (in, out, context) ->
                  services.get().run(() -> handler.handleRequest(in, out, context)),
              step.functionTimeout()));
    }
  }

  @Override
  public Optional<LambdaFunction> find(String nameOrArn) {
    String name = nameOrArn.substring(nameOrArn.lastIndexOf(':') + 1);
    return Optional.ofNullable(functions.get(name));
  }

  /** Creates the handler as Lambda does: its class has the name of the function. */
  private static Step<?, ?> handler(StepName step, StepParts parts) {
    String name = Step.class.getPackageName() + "." + step.functionName();
    try {
      return Class.forName(name)
          .asSubclass(Step.class)
          .getConstructor(StepParts.class)
          .newInstance(parts);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name + " is not a step", e);
    }
  }
}
