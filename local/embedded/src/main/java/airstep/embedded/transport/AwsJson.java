package airstep.embedded.transport;

import airstep.asl.json.JsonValues;
import airstep.http.Http;
import java.time.Instant;
import java.util.Map;

/** Responses in the JSON protocol of AWS's services, as the SDK's clients read them. */
public final class AwsJson {

  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  private AwsJson() {}

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
