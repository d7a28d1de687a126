package airstep.embedded.slack;

import airstep.http.Http;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The response of a webhook: a status and one word of plain text. */
public record SlackAnswer(int status, String word, Optional<Duration> retryAfter) {

  public static final SlackAnswer OK = of(200, "ok");
  public static final SlackAnswer INVALID_PAYLOAD = of(400, "invalid_payload");
  public static final SlackAnswer NO_TEXT = of(400, "no_text");
  public static final SlackAnswer NO_SERVICE = of(404, "no_service");

  public static SlackAnswer rateLimited(Duration retryAfter) {
    return new SlackAnswer(429, "rate_limited", Optional.of(retryAfter));
  }

  public static SlackAnswer of(int status, String word) {
    return new SlackAnswer(status, word, Optional.empty());
  }

  Http.Response response() {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", "text/html");
    retryAfter.ifPresent(wait -> headers.put("retry-after", Long.toString(wait.toSeconds())));
    return new Http.Response(status, headers, word);
  }
}
