package airstep.embedded.transport;

import airstep.asl.json.JsonValues;
import airstep.http.Http;
import airstep.json.Json;
import airstep.json.MalformedJsonException;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.MissingFieldException;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;

/** The JSON protocol of AWS's services, as the SDK's clients use it. */
public final class AwsJson {

  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  private AwsJson() {}

  /**
   * Answers a request. Input that is not a JSON object, or lacks a field, is refused.
   *
   * @param service answers the operation, such as {@code AWSEvents.PutEvents}, with its input
   */
  public static Http.Response serve(
      Http.Request request, BiFunction<String, JsonObject, Http.Response> service) {
    try {
      return service.apply(operation(request), Json.readObject(request.body()));
    } catch (MissingFieldException e) {
      return error(400, "ValidationException", e.getMessage());
    } catch (MalformedJsonException e) {
      return error(400, "SerializationException", e.getMessage());
    }
  }

  /** The operation of a request with its service, such as {@code AWSEvents.PutEvents}. */
  public static String operation(Http.Request request) {
    return Headers.value(request.headers(), "X-Amz-Target").orElse("");
  }

  public static Http.Response response(Map<String, ?> body) {
    return Replies.of(200, CONTENT_TYPE, JsonValues.write(body));
  }

  /**
   * An error response.
   *
   * @param type the name of the error, which decides the SDK's exception
   */
  public static Http.Response error(int status, String type, String message) {
    Map<String, String> body = Map.of("__type", type, "message", message);
    return Replies.of(status, CONTENT_TYPE, JsonValues.write(body));
  }

  public static Http.Response unknown(String operation) {
    return error(400, "UnknownOperationException", "unknown operation: " + operation);
  }

  /** A time in the protocol: seconds since 1970 with milliseconds. */
  public static double epochSeconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }
}
