package airstep.embedded.transport;

import airstep.http.Http;
import airstep.json.Json;
import airstep.json.MalformedJsonException;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.MissingFieldException;
import java.util.function.BiFunction;

/** Requests in the JSON protocol of AWS's services. */
public final class AwsOperation {

  private AwsOperation() {}

  /** The operation of a request with its service, such as {@code AWSEvents.PutEvents}. */
  public static String of(Http.Request request) {
    return Headers.value(request.headers(), "X-Amz-Target").orElse("");
  }

  /**
   * Answers a request. Input that is not a JSON object, or lacks a field, is refused.
   *
   * @param service answers the operation with its input
   */
  public static Http.Response serve(
      Http.Request request, BiFunction<String, JsonObject, Http.Response> service) {
    try {
      return service.apply(of(request), Json.readObject(request.body()));
    } catch (MissingFieldException e) {
      return AwsJson.error(400, "ValidationException", e.getMessage());
    } catch (MalformedJsonException e) {
      return AwsJson.error(400, "SerializationException", e.getMessage());
    }
  }
}
