package airstep.page;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.operate.LocalPlace;
import airstep.operate.Place;
import airstep.store.ExecutionStore;
import airstep.vocabulary.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagePausesTest {

  private static final String FLOW = "stripe-hourly";
  private static final String PAUSE = "flow/" + FLOW + "/pause";
  private static final String RESUME = "flow/" + FLOW + "/resume";

  @TempDir private Path directory;

  private ExecutionStore store;
  private Place place;
  private PageServer server;

  @BeforeEach
  void start() {
    store = ExecutionStore.open(directory, SampleHistory.NOW);
    ManyRuns.add(store, 6, SampleHistory.NOW);
    place = LocalPlace.of(store);
    InstantSource clock = InstantSource.fixed(SampleHistory.NOW);
    server =
        PageServer.start(
            place, SampleFlows::all, Retries.onStage(place), Optional.empty(), clock, 0);
  }

  @AfterEach
  void stop() {
    server.close();
    place.close();
  }

  @Test
  void pausesAFlowAndResumesIt() {
    RawHttp paused = post(PAUSE, "{\"for\": \"2h\", \"why\": \"Stripe maintenance\"}");
    assertThat(paused.status()).as(paused.body()).isEqualTo(200);
    assertThat(paused.json().text("pausedUntil")).contains("2026-11-26T16:11:30Z");
    assertThat(store.pauses().of(FLOW)).get().extracting("why").isEqualTo("Stripe maintenance");

    assertThat(flow().text("state")).contains("PAUSED");
    assertThat(flow().needObject("pause").text("why")).contains("Stripe maintenance");
    assertThat(flow().text("next")).as("the first after it").contains("2026-11-26T17:10:00Z");
    assertThat(coming().objects("coming"))
        .filteredOn(one -> one.text("flow").equals(Optional.of(FLOW)))
        .map(one -> one.isTrue("held"))
        .containsExactly(true, true, false);

    assertThat(post(RESUME, "{}").status()).isEqualTo(200);
    assertThat(store.pauses().of(FLOW)).isEmpty();
    assertThat(flow().text("state")).contains("ENABLED");
  }

  @Test
  void pausesUntilAPersonResumesIt() {
    assertThat(post(PAUSE, "{}").status()).isEqualTo(200);
    assertThat(store.pauses().of(FLOW)).get().extracting("until").isEqualTo(Optional.empty());
    assertThat(flow().text("next")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "403, Origin:",
    "403, Origin: null",
    "403, Origin: https://evil.example",
    "403, Sec-Fetch-Site: same-site",
    "403, Sec-Fetch-Site: cross-site",
    "421, Host: evil.example",
    "415, Content-Type:",
    "415, Content-Type: text/plain",
    "415, Content-Type: application/x-www-form-urlencoded",
  })
  void refusesAnotherSite(int status, String header) {
    for (String path : new String[] {PAUSE, RESUME}) {
      assertThat(post(path, "{}", header).status()).as(path).isEqualTo(status);
    }
    assertThat(store.pauses().of(FLOW)).isEmpty();
  }

  @Test
  void refusesAnotherServerOnThisMachine() {
    String origin = "Origin: http://127.0.0.1:" + (server.address().getPort() + 1);
    assertThat(post(PAUSE, "{}", origin).status()).isEqualTo(403);
    assertThat(store.pauses().of(FLOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x/", ""})
  void refusesWhoDoesNotKnowTheToken(String token) {
    URI root = server.endpoint().resolve("/");
    assertThat(send(root, "POST", token + PAUSE, "{}").status()).isEqualTo(403);
    assertThat(store.pauses().of(FLOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS"})
  void refusesAnotherMethod(String method) {
    RawHttp refused = send(server.address(), method, PAUSE, "{}");
    assertThat(refused.status()).isEqualTo(405);
    assertThat(refused.header("access-control-allow-origin")).isEmpty();
    assertThat(store.pauses().of(FLOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|{\"for\": \"soon\"}|'soon' is not a time such as 30m, 2h or 7d",
        "400|{\"for\": \"0h\"}|'0h' is not a time such as 30m, 2h or 7d",
        "400|{\"for\": \"100000h\"}|'100000h' is too long; write at most 99999h",
        "400|{\"for\": \"-2h\"}|'-2h' is not a time such as 30m, 2h or 7d",
        "400|{\"for\": 7}|send `for` as a text",
        "400|{\"why\": []}|send `why` as a text",
        "400|[]|send a JSON object",
        "400||send a JSON object",
      },
      quoteCharacter = '`')
  void saysWhatIsWrongWithARequest(int status, String body, String message) {
    RawHttp refused = post(PAUSE, body == null ? "" : body);
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.json().text("message")).contains(message);
    assertThat(store.pauses().of(FLOW)).isEmpty();
  }

  @Test
  void refusesALongReasonAndALongRequest() {
    RawHttp refused = post(PAUSE, "{\"why\": \"" + "x".repeat(201) + "\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().text("message"))
        .contains("the reason has 201 characters; use at most 200");
    assertThat(post(PAUSE, "{\"why\": \"" + "x".repeat(20_000) + "\"}").status()).isEqualTo(413);
    assertThat(store.pauses().of(FLOW)).isEmpty();
  }

  @Test
  void saysThatThereIsNoSuchFlow() {
    RawHttp unknown = post("flow/stripe/pause", "{}");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().text("message")).contains("there is no flow stripe");
    assertThat(post("flow/" + FLOW + "/start", "{}").status()).isEqualTo(405);
  }

  private RawHttp post(String path, String body, String... headers) {
    return send(server.address(), "POST", path, body, headers);
  }

  /** Sends what the page would send, but for these headers. */
  private static RawHttp send(
      URI base, String method, String path, String body, String... headers) {
    String[] all = new String[headers.length + 3];
    all[0] = "Origin: http://" + base.getAuthority();
    all[1] = "Content-Type: application/json";
    all[2] = "Sec-Fetch-Site: same-origin";
    System.arraycopy(headers, 0, all, 3, headers.length);
    return RawHttp.send(base, method, path, body, all);
  }

  private JsonObject flow() {
    return RawHttp.get(server.address(), "overview").json().objects("flows").stream()
        .filter(it -> it.needText("name").equals(FLOW))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject coming() {
    String to = SampleHistory.NOW.plus(Duration.ofHours(3)).toString();
    return RawHttp.get(server.address(), "window?from=" + SampleHistory.NOW + "&to=" + to).json();
  }
}
