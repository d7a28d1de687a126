package airstep.asl;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import airstep.asl.json.ObjectValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of lambda:invoke in a Task: the payload and the headers of the HTTP response, which
 * count towards the size of the result.
 */
final class LambdaResult {

  private static final String VERSION = "$LATEST";

  private LambdaResult() {}

  static ObjectValue of(Object payload, int bytes, String requestId, Instant time) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Amz-Executed-Version", VERSION);
    headers.put("x-amzn-Remapped-Content-Length", "0");
    headers.put("Connection", "keep-alive");
    headers.put("x-amzn-RequestId", requestId);
    headers.put("Content-Length", Integer.toString(bytes));
    headers.put("Date", RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)));
    headers.put("X-Amzn-Trace-Id", trace(requestId, time));
    headers.put("Content-Type", "application/json");
    Map<String, Object> allHeaders = new LinkedHashMap<>();
    headers.forEach((name, value) -> allHeaders.put(name, List.of(value)));
    return ObjectValue.builder()
        .put("ExecutedVersion", VERSION)
        .put("Payload", payload)
        .put(
            "SdkHttpMetadata",
            ObjectValue.builder()
                .put("AllHttpHeaders", allHeaders)
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
    return "Root=1-%08x-%s;Parent=%s;Sampled=0;Lineage=2:%s:0"
        .formatted(
            time.getEpochSecond(),
            digits.substring(0, 24),
            digits.substring(16),
            digits.substring(0, 8));
  }
}
