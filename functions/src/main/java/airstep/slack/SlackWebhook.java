package airstep.slack;

import airstep.http.Http;
import airstep.http.LoggedHttp;
import airstep.http.Pause;
import airstep.http.PrivateNetwork;
import airstep.json.Json;
import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import airstep.secrets.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;

/**
 * Posts messages to an incoming webhook. Its address is a secret as a whole, so no log line and no
 * error ever holds it.
 */
public final class SlackWebhook {

  static final Duration TIMEOUT = Duration.ofSeconds(20);

  /**
   * Slack takes a message a second: whoever is asked to wait for longer comes back another time.
   */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final LoggedHttp http;
  private final Secrets secrets;
  private final Pause pause;

  public SlackWebhook(LoggedHttp http, Secrets secrets, Pause pause) {
    this.http = http;
    this.secrets = secrets;
    this.pause = pause;
  }

  /**
   * Posts the message once. If Slack refuses the address, and the secret has another one since, it
   * is posted to that one; if Slack asks to wait for at most half a minute, once more after that.
   * Returns only if Slack said that it has taken it.
   *
   * @param secretName a secret with the webhook's address as {@code webhook_url}
   * @throws SlackUnavailableException if Slack did not take it now; it may have, if the answer got
   *     lost
   * @throws SlackRefusedException if Slack never will, or something else answers in its place
   */
  public void post(String secretName, Map<String, ?> message) {
    String body = Json.write(message);
    URI webhook = address(secrets.read(secretName));
    Answer answer = send(secretName, webhook, body, 1);
    if (answer.refused()) {
      secrets.forget(secretName);
      URI renewed = address(secrets.read(secretName));
      if (!renewed.equals(webhook)) {
        webhook = renewed;
        answer = send(secretName, renewed, body, 2);
      }
    }
    Duration asked = answer.askedToWait();
    if (asked.isPositive() && asked.compareTo(LONGEST_WAIT) <= 0) {
      pause.pause(asked);
      answer = send(secretName, webhook, body, 3);
    }
    if (!answer.taken()) {
      throw answer.failure(secretName);
    }
  }

  private Answer send(String secretName, URI webhook, String body, int attempt) {
    Map<String, String> headers =
        Map.of("Content-Type", "application/json", "User-Agent", "airstep");
    try {
      Http.Request request = new Http.Request("POST", webhook, headers, body, TIMEOUT);
      return new Answer(
          http.send(request, "(webhook of secret " + secretName + ")", attempt), webhook);
    } catch (IOException e) {
      throw new SlackUnavailableException("no answer from Slack: " + e.getClass().getSimpleName());
    }
  }

  private static URI address(Secret secret) {
    String text = secret.needText("webhook_url");
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && isSafe(uri)) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Said below, without the text itself: it is the secret.
    }
    throw new SecretUnusableException(
        "secret "
            + secret.name()
            + ": `webhook_url` is not an https address: copy it from Slack's page of the webhook");
  }

  private static boolean isSafe(URI uri) {
    try {
      return "https".equals(uri.getScheme())
          || ("http".equals(uri.getScheme()) && PrivateNetwork.contains(uri.getHost()));
    } catch (UnknownHostException _) {
      throw new SlackUnavailableException("the host of the webhook has no address");
    }
  }
}
