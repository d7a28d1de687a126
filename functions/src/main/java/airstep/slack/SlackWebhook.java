package airstep.slack;

import airstep.http.Http;
import airstep.http.LoggedHttp;
import airstep.http.PrivateNetwork;
import airstep.http.RetryPause;
import airstep.json.Json;
import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import airstep.secrets.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Posts messages to an incoming webhook. The whole URL is a secret, so it appears in no log line
 * and no error.
 */
public record SlackWebhook(LoggedHttp http, Secrets secrets, RetryPause pause) {

  static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** A workflow's webhook has another path. It takes any message. */
  private static final Pattern INCOMING = Pattern.compile("/services/[^/]+/[^/]+/[^/]+");

  /**
   * The longest wait within a step. Slack accepts one message per second, so a longer wait is left
   * to a retry.
   */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /**
   * Posts the message once. Posts again if Slack rejects the URL and the secret has a new one, or
   * if Slack asks to wait for at most half a minute. Returns only after Slack accepted the message.
   *
   * @param secretName a secret with the webhook URL in {@code webhook_url}
   * @throws SlackUnavailableException if a retry may help; the message may have been posted if the
   *     answer was lost
   * @throws SlackRefusedException if a retry cannot help, or another server answers
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

  /**
   * Asks Slack whether it knows the webhook, with a message without content, which it refuses
   * without showing it. Returns empty without asking if the URL is no incoming webhook of Slack,
   * because another one may start something.
   *
   * @throws SlackUnavailableException if there was no answer
   */
  public Optional<WebhookAnswer> answerToNothing(String secretName) {
    URI webhook = address(secrets.read(secretName));
    return INCOMING.matcher(webhook.getPath()).matches()
        ? Optional.of(send(secretName, webhook, "{}", 1).toNothing())
        : Optional.empty();
  }

  private Answer send(String secretName, URI webhook, String body, int attempt) {
    Map<String, String> headers =
        Map.of("Content-Type", "application/json", "User-Agent", "airstep");
    try {
      Http.Request request = new Http.Request("POST", webhook, headers, body, TIMEOUT);
      return new Answer(
          http.send(request, "(webhook of secret " + secretName + ")", attempt), webhook);
    } catch (IOException e) {
      throw new SlackUnavailableException("no answer from Slack: " + why(e));
    }
  }

  /** Quotes no message of the network, which may contain the webhook. */
  private static String why(IOException e) {
    boolean refused =
        e.getMessage() != null && e.getMessage().toLowerCase(Locale.ROOT).contains("refused");
    return refused ? "connection refused" : e.getClass().getSimpleName();
  }

  private static URI address(Secret secret) {
    String text = secret.needText("webhook_url");
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && isSafe(uri)) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Reported below without the text, which is the secret.
    }
    throw new SecretUnusableException(
        "secret "
            + secret.name()
            + ": `webhook_url` is not an https URL: copy it from the webhook's page in Slack");
  }

  private static boolean isSafe(URI uri) {
    try {
      return "https".equals(uri.getScheme())
          || ("http".equals(uri.getScheme()) && PrivateNetwork.contains(uri.getHost()));
    } catch (UnknownHostException _) {
      throw new SlackUnavailableException("the host of the webhook cannot be resolved");
    }
  }
}
