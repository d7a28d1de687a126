package airstep.embedded.stack;

import airstep.asl.LambdaFunction;
import airstep.asl.LambdaRequest;
import airstep.asl.LambdaResponse;
import airstep.json.Json;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs a handler like Lambda: bytes in, bytes out, an exception becomes an error with its class
 * name.
 */
record StepLambda(RequestStreamHandler handler, Duration timeout) implements LambdaFunction {

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
      return new LambdaResponse.FunctionError(e.getClass().getName(), payload(e));
    }
  }

  private static byte[] payload(Exception e) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("errorMessage", e.getMessage());
    error.put("errorType", e.getClass().getName());
    error.put(
        "stackTrace", Arrays.stream(e.getStackTrace()).map(StackTraceElement::toString).toList());
    return Json.write(error).getBytes(StandardCharsets.UTF_8);
  }
}
