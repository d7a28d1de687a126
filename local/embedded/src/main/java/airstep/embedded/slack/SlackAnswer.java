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
  public static final SlackAnswer INVALID_TOKEN = of(403, "invalid_token");
  public static final SlackAnswer ACTION_PROHIBITED = of(403, "action_prohibited");
  public static final SlackAnswer NO_SERVICE = of(404, "no_service");
  public static final SlackAnswer CHANNEL_NOT_FOUND = of(404, "channel_not_found");
  public static final SlackAnswer CHANNEL_IS_ARCHIVED = of(410, "channel_is_archived");
  public static final SlackAnswer ROLLUP_ERROR = of(500, "rollup_error");

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
