package airstep.page;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.operate.LocalPlace;
import airstep.operate.NextCommand;
import airstep.operate.Place;
import airstep.vocabulary.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageRetriesTest {

  @TempDir private Path directory;

  private Place place;
  private PageServer server;
  private PlayedRetries retries;

  @BeforeEach
  void start() {
    SampleHistory history = SampleHistory.play(directory, Duration.ofHours(12));
    retries = new PlayedRetries(history);
    place = LocalPlace.of(history.store(), NextCommand.here(Map.of("--flows", "my flows")));
    InstantSource clock = InstantSource.fixed(SampleHistory.NOW);
    server = PageServer.start(place, SampleFlows::all, retries, Optional.empty(), clock, 0);
  }

  @AfterEach
  void stop() {
    server.close();
    place.close();
  }

  @Test
  void startsARunOfTheConnectionsThatMaySucceed() {
    JsonObject failed = failed();
    RawHttp started = retry(failed, question(failed));
    assertThat(started.status()).as(started.body()).isEqualTo(200);
    JsonObject input =
        Json.readObject(place.executions().describe(started.json().needText("execution")).input());
    String execution = failed.needText("execution");
    assertThat(input.texts("connections")).isEqualTo(failed.texts("retry"));
    assertThat(execution).endsWith(":" + input.needText("retryOf"));
    JsonObject newest = runs().findFirst().orElseThrow();
    assertThat(newest.needText("flow")).isEqualTo(failed.needText("flow"));
    assertThat(newest.needText("status")).isEqualTo("RUNNING");
  }

  @Test
  void asksFirstAndSaysWhatItDoes() {
    JsonObject failed = failed();
    String options = " --flows 'my flows' --secrets FILE";
    assertThat(failed.needText("retryCommand"))
        .isEqualTo("./airstep runs retry " + failed.needText("id") + options);
    assertThat(failed.needText("againCommand"))
        .isEqualTo("./airstep run " + failed.needText("flow") + options);
    assertThat(question(failed).needText("effect")).isEqualTo("It syncs in the sample world.");
    assertThat(question(failed).text("refusal")).isEmpty();
  }

  @Test
  void startsNoSecondRetryWhileTheFirstRuns() {
    JsonObject failed = failed();
    long before = count();
    assertThat(retry(failed, question(failed)).status()).isEqualTo(200);
    RawHttp second = retry(failed, question(failed));
    assertThat(second.status()).isEqualTo(409);
    String id = failed.needText("id");
    assertThat(second.json().needText("message"))
        .matches(
            "run %s of %s is being retried: run \\w+ still runs; wait until it has ended, or use \\./airstep runs stop \\w+"
                .formatted(id, failed.needText("flow")));
    assertThat(question(failed).needText("refusal")).contains("is being retried");
    assertThat(count()).isEqualTo(before + 1);

    retries.pass(Duration.ofHours(1));
    assertThat(retry(failed, question(failed)).status())
        .as("as the command, after its end")
        .isEqualTo(200);
  }

  @Test
  void doesNotRepeatARetryThatHasEndedSinceTheQuestion() {
    JsonObject failed = failed();
    JsonObject asked = question(failed);
    assertThat(retry(failed, question(failed)).status()).isEqualTo(200);
    retries.pass(Duration.ofHours(1));
    long before = count();

    RawHttp late = retry(failed, asked);

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().needText("message"))
        .startsWith("another command has retried this run meanwhile");
    assertThat(retry(failed, "{}").status()).as("without a question").isEqualTo(400);
    assertThat(count()).isEqualTo(before);
    assertThat(retry(failed, question(failed)).status()).isEqualTo(200);
  }

  @Test
  void refusesARunWithoutAFailure() {
    JsonObject fine =
        runs().filter(run -> run.needText("status").equals("SUCCEEDED")).findFirst().orElseThrow();
    RawHttp refused = retry(fine, "{\"all\": true}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().needText("message")).endsWith("there is nothing to retry");
  }

  @Test
  void saysWhyARunCannotBeRetriedFromThePage() {
    retries.refusal = Optional.of("its secrets are elsewhere");
    JsonObject failed = failed();
    long before = count();
    assertThat(question(failed).needText("refusal")).isEqualTo("its secrets are elsewhere");
    RawHttp refused = retry(failed, "{}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().needText("message")).isEqualTo("its secrets are elsewhere");
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void refusesAnotherSite() {
    JsonObject failed = failed();
    long before = count();
    Map<String, Integer> refused =
        Map.of(
            "Origin:", 403,
            "Origin: null", 403,
            "Origin: https://evil.example", 403,
            "Sec-Fetch-Site: same-site", 403,
            "Sec-Fetch-Site: cross-site", 403,
            "Host: evil.example", 421,
            "Content-Type:", 415,
            "Content-Type: text/plain", 415);
    refused.forEach(
        (header, status) ->
            assertThat(post(server.address(), "POST", path(failed), "{}", header).status())
                .as(header)
                .isEqualTo(status));
    URI root = server.endpoint().resolve("/");
    for (String token : List.of("x/", "")) {
      assertThat(post(root, "POST", token + path(failed), "{}").status()).isEqualTo(403);
    }
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void refusesAnotherMethodAnotherBodyAndAnUnknownRun() {
    JsonObject failed = failed();
    assertThat(post(server.address(), "GET", path(failed), "").status()).isEqualTo(405);
    assertThat(retry(failed, "[]").status()).isEqualTo(400);
    assertThat(post(server.address(), "POST", "run/zzzz/retry", "{}").status()).isEqualTo(404);
  }

  private RawHttp retry(JsonObject run, JsonObject asked) {
    return retry(run, Json.write(Map.of("next", asked.needText("next"))));
  }

  private RawHttp retry(JsonObject run, String body) {
    return post(server.address(), "POST", path(run), body);
  }

  private static String path(JsonObject run) {
    return "run/" + run.needText("id") + "/retry";
  }

  /** Sends what the page would send, but for these headers. */
  private static RawHttp post(
      URI base, String method, String path, String body, String... headers) {
    List<String> all =
        Stream.concat(
                Stream.of(
                    "Origin: http://" + base.getAuthority(),
                    "Content-Type: application/json",
                    "Sec-Fetch-Site: same-origin"),
                Stream.of(headers))
            .toList();
    return RawHttp.send(base, method, path, body, all.toArray(String[]::new));
  }

  private JsonObject question(JsonObject run) {
    return RawHttp.get(server.address(), "retry/" + run.needText("id")).json();
  }

  /** Returns the newest run that failed and may succeed, as the page describes it. */
  private JsonObject failed() {
    return runs()
        .filter(run -> run.needText("status").equals("FAILED"))
        .map(run -> RawHttp.get(server.address(), "run/" + run.needText("id")).json())
        .filter(run -> !run.texts("retry").isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private Stream<JsonObject> runs() {
    String window =
        "window?from=%s&to=%s"
            .formatted(
                SampleHistory.NOW.minus(Duration.ofDays(2)),
                SampleHistory.NOW.plus(Duration.ofDays(1)));
    return RawHttp.get(server.address(), window).json().objects("runs").stream();
  }

  private long count() {
    return RawHttp.get(server.address(), "overview").json().needWhole("total");
  }
}
