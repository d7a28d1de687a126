package airstep.asl;

import airstep.asl.json.ArrayValue;
import airstep.asl.json.ObjectValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;

/**
 * The result of lambda:invoke as Step Functions hands it on: the payload among the headers of the
 * HTTP answer, which count towards the size of the result.
 */
final class LambdaResult {

  private static final String VERSION = "$LATEST";

  private LambdaResult() {}

  static ObjectValue of(Object payload, int bytes, String requestId, Instant time) {
    ObjectValue.Builder all = ObjectValue.builder();
    ObjectValue.Builder single = ObjectValue.builder();
    header(all, single, "X-Amz-Executed-Version", VERSION);
    header(all, single, "x-amzn-Remapped-Content-Length", "0");
    header(all, single, "Connection", "keep-alive");
    header(all, single, "x-amzn-RequestId", requestId);
    header(all, single, "Content-Length", Integer.toString(bytes));
    header(
        all,
        single,
        "Date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)));
    header(all, single, "X-Amzn-Trace-Id", trace(requestId, time));
    header(all, single, "Content-Type", "application/json");
    return ObjectValue.builder()
        .put("ExecutedVersion", VERSION)
        .put("Payload", payload)
        .put(
            "SdkHttpMetadata",
            ObjectValue.builder()
                .put("AllHttpHeaders", all.build())
                .put("HttpHeaders", single.build())
                .put("HttpStatusCode", 200)
                .build())
        .put("SdkResponseMetadata", ObjectValue.of("RequestId", requestId))
        .put("StatusCode", 200)
        .build();
  }

  /** As long as those that AWS gives today; its numbers are made of the request's. */
  private static String trace(String requestId, Instant time) {
    String digits = requestId.replace("-", "");
    return String.join(
        "",
        "Root=1-" + HexFormat.of().toHexDigits(time.getEpochSecond(), 8),
        "-" + digits.substring(0, 24),
        ";Parent=" + digits.substring(16),
        ";Sampled=0;Lineage=2:" + digits.substring(0, 8) + ":0");
  }

  private static void header(
      ObjectValue.Builder all, ObjectValue.Builder single, String name, String value) {
    all.put(name, ArrayValue.of(List.of(value)));
    single.put(name, value);
  }
}
