package airstep.slack;

import airstep.http.Http;
import airstep.json.Json;
import airstep.secrets.Redaction;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Interprets the answer of a webhook. Slack confirms a message with {@code ok}, or with {@code
 * {"ok":true}} for a workflow's webhook. Any other answer with status 200 is not from Slack, or
 * means that the message was not accepted.
 */
final class Answer {

  private static final int OK = 200;

  /** Temporary errors that Slack reports with status 200. */
  private static final Set<String> PASSING =
      Set.of(
          "ratelimited",
          "rate_limited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout");

  private final int status;
  private final String body;
  private final String retryAfter;
  private final URI webhook;

  Answer(Http.Response response, URI webhook) {
    this.status = response.status();
    this.body = response.body().strip();
    this.retryAfter = response.headers().getOrDefault("retry-after", "");
    this.webhook = webhook;
  }

  /** Returns whether Slack accepted the message. */
  boolean taken() {
    return status == OK
        && (body.equals("ok") || Json.objectIn(body).filter(it -> it.isTrue("ok")).isPresent());
  }

  /** Returns whether another webhook URL may work. */
  boolean refused() {
    return success() ? !taken() : status >= 300 && status < 500 && status != 408 && status != 429;
  }

  /** Returns the status and Slack's word. */
  WebhookAnswer toNothing() {
    return new WebhookAnswer(status, word(body));
  }

  /** Returns how long Slack asks to wait; zero if it does not. */
  Duration askedToWait() {
    return status == 429 && retryAfter.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(retryAfter))
        : Duration.ZERO;
  }

  /**
   * Returns why the message was not accepted, and what to do.
   *
   * @param secretName the name of the secret with the webhook URL
   */
  RuntimeException failure(String secretName) {
    String field = "`webhook_url` in secret " + secretName;
    if (success()) {
      return notOk(field);
    }
    if (status == 429) {
      String seconds = retryAfter.isEmpty() ? "some" : word(retryAfter);
      return new SlackUnavailableException("Slack answered 429 and asks to wait " + seconds + " s");
    }
    String said = "Slack answered " + status + " " + word(body);
    if (!refused()) {
      return new SlackUnavailableException(said);
    }
    return new SlackRefusedException(
        status == 400
            ? said + ": it rejects the message"
            : said + ": check that " + field + " still works");
  }

  private RuntimeException notOk(String field) {
    String said = "Slack answered " + status + " ";
    String remedy = ": check that " + field + " is a webhook URL from Slack";
    if (body.startsWith("<")) {
      // A retry may not get such a page.
      return new SlackUnavailableException(
          "%swith an HTML page, not `ok`%s and that no proxy or login page answers instead"
              .formatted(said, remedy));
    }
    Optional<String> error = Json.objectIn(body).map(it -> it.text("error").orElse(""));
    if (error.isPresent()) {
      String message = said + "without accepting the message, " + word(error.get()) + remedy;
      return PASSING.contains(error.get())
          ? new SlackUnavailableException(message)
          : new SlackRefusedException(message);
    }
    String what = body.isEmpty() ? "with nothing" : "with a text";
    return new SlackRefusedException(said + what + ", not `ok`" + remedy);
  }

  private boolean success() {
    return status >= 200 && status < 300;
  }

  /** Slack's errors are single words. Anything else could repeat what was sent. */
  private String word(String text) {
    String word = text.strip();
    if (!word.matches("[a-z0-9_]{1,60}")) {
      return "(unreadable answer)";
    }
    Redaction address = new Redaction();
    String path = webhook.getRawPath();
    address.hide(webhook.toString());
    address.hide(path.substring(path.lastIndexOf('/') + 1));
    return address.clean(word).equals(word) ? word : "(unreadable answer)";
  }
}
