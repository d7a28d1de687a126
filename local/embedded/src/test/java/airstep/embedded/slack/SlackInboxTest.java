package airstep.embedded.slack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.MovableClock;
import airstep.http.Http;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackInboxTest {

  private static final String WEBHOOK = "/services/T000/B000/XXXX";
  private static final String HELLO = "{\"text\":\"hello\"}";

  private final MovableClock clock = new MovableClock("2026-08-01T02:00:05Z");
  private final SlackInbox inbox = new SlackInbox(clock, WEBHOOK);

  private Http.Response send(String method, String path, String body) {
    URI uri = URI.create("https://hooks.slack.com" + path);
    return inbox.handle(new Http.Request(method, uri, Map.of(), body, Duration.ofSeconds(5)));
  }

  private Http.Response post(String body) {
    return send("POST", WEBHOOK, body);
  }

  static Stream<Http.Response> errors() {
    return Stream.of(
        SlackInbox.answer(400, "invalid_payload"),
        SlackInbox.answer(400, "no_text"),
        SlackInbox.answer(403, "invalid_token"),
        SlackInbox.answer(403, "action_prohibited"),
        SlackInbox.answer(404, "no_service"),
        SlackInbox.answer(404, "channel_not_found"),
        SlackInbox.answer(410, "channel_is_archived"),
        SlackInbox.answer(500, "rollup_error"));
  }

  @Test
  void answersOkAsPlainTextAndKeepsTheMessageWithItsTime() {
    Http.Response answer = post(HELLO);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ok");
    assertThat(inbox.messages())
        .containsExactly(new SlackMessage(clock.instant(), Payloads.read("{'text':'hello'}")));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void failsOnceAsConfiguredAndThenRecovers(Http.Response error) {
    inbox.answerNext(error);

    Http.Response answer = post(HELLO);

    assertThat(answer.status()).isEqualTo(error.status());
    assertThat(answer.body()).isEqualTo(error.body());
    assertThat(inbox.messages()).isEmpty();
    assertThat(post(HELLO).status()).isEqualTo(200);
  }

  @Test
  void aRateLimitReturnsTheTimeToWait() {
    inbox.answerNext(new Http.Response(429, Map.of("retry-after", "30"), "rate_limited"));

    Http.Response answer = post(HELLO);

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers()).containsEntry("retry-after", "30");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "",
        "[]",
        "{\"text\":\"x\",\"blocks\":[{\"type\":\"carousel\"}]}",
        "{\"text\":\"x\",\"blocks\":{}}"
      })
  void refusesInvalidPayloadsAndRecordsTheReason(String body) {
    Http.Response answer = post(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("invalid_payload");
    assertThat(inbox.lastFaults()).isNotEmpty();
    assertThat(inbox.messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"text\":\"\"}", "{\"blocks\":[]}"})
  void refusesEmptyMessages(String body) {
    Http.Response answer = post(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("no_text");
  }

  @Test
  void acceptsOnlyItsOwnWebhook() {
    Http.Response answer = send("POST", WEBHOOK + "Y", HELLO);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("no_service");
    assertThat(send("GET", WEBHOOK, "").status()).isEqualTo(400);
  }
}
