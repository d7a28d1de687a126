package airstep.slack;

import airstep.http.Http;
import airstep.http.LoggedHttp;
import airstep.http.PrivateNetwork;
import airstep.json.Json;
import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import airstep.secrets.Secrets;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Posts messages to an incoming webhook. Its address is a secret as a whole, so no log line and no
 * error ever holds it.
 */
public final class SlackWebhook {

  static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final LoggedHttp http;
  private final Secrets secrets;

  public SlackWebhook(LoggedHttp http, Secrets secrets) {
    this.http = http;
    this.secrets = secrets;
  }

  /**
   * Posts the message once.
   *
   * @param secretName a secret with the webhook's address as {@code webhook_url}
   * @throws SlackUnavailableException if Slack did not take it now; it may have, if the answer got
   *     lost
   * @throws SlackRefusedException if Slack never will
   */
  public void post(String secretName, Map<String, ?> message) {
    Secret secret = secrets.read(secretName);
    URI webhook = address(secret);
    Http.Response response;
    try {
      response =
          http.send(
              new Http.Request(
                  "POST",
                  webhook,
                  Map.of("Content-Type", "application/json", "User-Agent", "airstep"),
                  Json.write(message),
                  TIMEOUT),
              "(webhook of secret " + secretName + ")",
              1);
    } catch (IOException e) {
      throw new SlackUnavailableException("no answer from Slack: " + e.getClass().getSimpleName());
    }
    int status = response.status();
    if (status == 200) {
      return;
    }
    String word = word(response.body());
    if (status == 429) {
      String wait = response.headers().getOrDefault("retry-after", "some");
      throw new SlackUnavailableException("Slack asks to wait " + word(wait) + " s (429)");
    }
    if (status >= 500) {
      throw new SlackUnavailableException("Slack answered " + status + " " + word);
    }
    secrets.forget(secretName);
    throw new SlackRefusedException(
        "Slack refused the message: " + status + " " + word + ": check secret " + secretName);
  }

  private static URI address(Secret secret) {
    String text = secret.needText("webhook_url");
    try {
      URI uri = URI.create(text);
      boolean safe =
          "https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme())
                  && uri.getHost() != null
                  && PrivateNetwork.contains(uri.getHost()));
      if (uri.getHost() != null && safe) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Said below, without the text itself: it is the secret.
    }
    throw new SecretUnusableException(
        "secret " + secret.name() + ": `webhook_url` is not an https address");
  }

  /** Slack's errors are single words; anything else could repeat what was sent. */
  private static String word(String body) {
    String word = body.strip();
    return word.matches("[a-z0-9_]{1,60}") ? word : "(unreadable answer)";
  }
}
