package airstep.asl;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import airstep.asl.definition.TaskResource;
import airstep.asl.expression.RandomIds;
import airstep.asl.json.InvalidJsonException;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.Scheduled;
import airstep.asl.timeline.Timeline;
import airstep.asl.timeline.WorkResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The optimized integration with Lambda. */
record LambdaInvoke(Timeline timeline, RandomGenerator random, LambdaInvoker invoker)
    implements ServiceIntegration {

  private static final String VERSION = "$LATEST";

  @Override
  public TaskResource resource() {
    return TaskResource.LAMBDA_INVOKE;
  }

  @Override
  public Call start(ObjectValue arguments, Execution caller, Reply reply) {
    Object name = arguments.get("FunctionName");
    LambdaFunction function = name instanceof String text ? invoker.find(text).orElse(null) : null;
    if (function == null) {
      reply.failed(
          "Lambda.ResourceNotFoundException", "Function not found: " + JsonValues.write(name));
      return _ -> {};
    }
    caller.invocations++;
    String id = RandomIds.uuid(random);
    Object payload = arguments.getOrDefault("Payload", ObjectValue.EMPTY);
    var request =
        new LambdaRequest(
            (String) name,
            id,
            JsonValues.writeBytes(payload),
            timeline.instant().plus(function.timeout()));
    // The first of the two counts: the reply drops the second.
    Scheduled timeout =
        timeline.schedule(function.timeout(), () -> timedOut(id, function.timeout(), reply));
    timeline.<LambdaResponse>start(
        () -> function.invoke(request),
        result -> {
          timeout.cancel();
          answer(result, id, reply);
        });
    return _ -> timeout.cancel();
  }

  private static void timedOut(String id, Duration timeout, Reply reply) {
    String message =
        String.format(
            Locale.ROOT,
            "RequestId: %s Error: Task timed out after %.2f seconds",
            id,
            timeout.toMillis() / 1_000.0);
    reply.failed(
        "Sandbox.Timedout",
        JsonValues.write(ObjectValue.of("errorType", "Sandbox.Timedout", "errorMessage", message)));
  }

  private void answer(WorkResult<LambdaResponse> result, String id, Reply reply) {
    switch (result) {
      case WorkResult.Returned(LambdaResponse.Success(byte[] payload)) ->
          succeeded(payload, id, reply);
      case WorkResult.Returned(LambdaResponse.FunctionError(String type, byte[] payload)) ->
          reply.failed(type, new String(payload, StandardCharsets.UTF_8));
      case WorkResult.Returned(LambdaResponse.ServiceFault(String error, String cause)) ->
          reply.failed(error, cause);
      case WorkResult.Returned(LambdaResponse _) ->
          throw new IllegalStateException("A function must return a response, not null");
      case WorkResult.Threw(Throwable cause) ->
          reply.failed("Lambda.SdkClientException", cause.toString());
    }
  }

  private void succeeded(byte[] payload, String id, Reply reply) {
    Object value;
    try {
      value = JsonValues.parse(payload);
    } catch (InvalidJsonException e) {
      reply.failed(
          "Lambda.AWSLambdaException", "The function did not return JSON: " + e.getMessage());
      return;
    }
    reply.succeeded(result(value, payload.length, id));
  }

  /** The payload and the headers of the HTTP response, which count toward the result's size. */
  private ObjectValue result(Object payload, int bytes, String requestId) {
    Instant time = timeline.instant();
    ObjectValue headers =
        ObjectValue.builder()
            .put("X-Amz-Executed-Version", VERSION)
            .put("x-amzn-Remapped-Content-Length", "0")
            .put("Connection", "keep-alive")
            .put("x-amzn-RequestId", requestId)
            .put("Content-Length", Integer.toString(bytes))
            .put("Date", RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)))
            .put("X-Amzn-Trace-Id", trace(requestId, time))
            .put("Content-Type", "application/json")
            .build();
    ObjectValue.Builder allHeaders = ObjectValue.builder();
    headers.forEach((name, value) -> allHeaders.put(name, List.of(value)));
    return ObjectValue.builder()
        .put("ExecutedVersion", VERSION)
        .put("Payload", payload)
        .put(
            "SdkHttpMetadata",
            ObjectValue.builder()
                .put("AllHttpHeaders", allHeaders.build())
                .put("HttpHeaders", headers)
                .put("HttpStatusCode", 200)
                .build())
        .put("SdkResponseMetadata", ObjectValue.of("RequestId", requestId))
        .put("StatusCode", 200)
        .build();
  }

  /** A trace id of the length of AWS's, derived from the request's id. */
  private static String trace(String requestId, Instant time) {
    String digits = requestId.replace("-", "");
    String begin = digits.substring(0, 24);
    String seconds = HexFormat.of().toHexDigits(time.getEpochSecond(), 8);
    return "Root=1-"
        + seconds
        + "-"
        + begin
        + ";Parent="
        + digits.substring(16)
        + ";Sampled=0;Lineage=2:"
        + digits.substring(0, 8)
        + ":0";
  }
}
