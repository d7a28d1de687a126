package airstep.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.states.RecordedExecutions;
import airstep.http.CrtClient;
import airstep.operate.LocalPlace;
import airstep.operate.Place;
import airstep.statemachine.Deployment;
import airstep.store.ExecutionStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

class PageServerTest {

  private static final int RUNS = 12;

  @TempDir private Path directory;

  private Place place;
  private PageServer server;

  @BeforeEach
  void start() {
    ExecutionStore store = ExecutionStore.open(directory, SampleHistory.NOW);
    ManyRuns.add(store, RUNS, SampleHistory.NOW);
    place = LocalPlace.of(store);
    server =
        PageServer.start(
            place,
            SampleFlows::all,
            Retries.onStage(place),
            Optional.of(new EmbeddedStates(RecordedExecutions.of(store))),
            InstantSource.fixed(SampleHistory.NOW),
            0);
  }

  @AfterEach
  void stop() {
    server.close();
    place.close();
  }

  @Test
  void servesThePageAndItsDataToWhoKnowsTheToken() {
    RawHttp page = RawHttp.get(server.address(), "");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.body()).startsWith("<!doctype html>");
    assertThat(RawHttp.get(server.address(), "overview").json().needWhole("total")).isEqualTo(RUNS);
  }

  @Test
  void refusesAWrongTokenEverywhere() {
    URI root = server.endpoint();
    for (String path : new String[] {"/", "/overview", "/x/overview", "/x/"}) {
      RawHttp refused = RawHttp.get(root.resolve("/"), path.substring(1));
      assertThat(refused.status()).as(path).isIn(403, 405);
      assertThat(refused.body()).as(path).doesNotContain("stripe-hourly", "<html");
    }
  }

  @ParameterizedTest
  @CsvSource({"evil.example", "evil.example:80", "127.0.0.1:1", "127.0.0.1.evil.example:80"})
  void refusesAnotherHost(String host) {
    RawHttp refused = RawHttp.get(server.address(), "overview", "Host: " + host);
    assertThat(refused.status()).isEqualTo(421);
    assertThat(refused.body()).doesNotContain("stripe-hourly");
  }

  @Test
  void letsABrowserLoadNothingFromElsewhere() {
    RawHttp page = RawHttp.get(server.address(), "");
    assertThat(page.header("content-security-policy"))
        .startsWith("default-src 'none'; connect-src 'self';")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
        .doesNotContain("unsafe", "http:", "https:", "*");
    assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
    assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(page.header("cache-control")).isEqualTo("no-store");
    assertThat(page.header("access-control-allow-origin")).isEmpty();
    assertThat(RawHttp.get(server.address(), "overview").header("content-security-policy"))
        .startsWith("default-src 'none'");
  }

  @Test
  void saysWhatIsWrongWithARequest() {
    assertThat(RawHttp.get(server.address(), "window?from=x&to=y").status()).isEqualTo(400);
    assertThat(
            RawHttp.get(
                    server.address(), "window?from=2026-01-01T00:00:00Z&to=2026-11-01T00:00:00Z")
                .status())
        .isEqualTo(400);
    RawHttp unknown = RawHttp.get(server.address(), "run/zzzz");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().needText("message")).startsWith("there is no run zzzz");
    assertThat(RawHttp.get(server.address(), "secrets").status()).isEqualTo(404);
    assertThat(RawHttp.send(server.address(), "POST", "overview", "").status()).isEqualTo(405);
  }

  @Test
  void isStepFunctionsForTheSdkOverHttp() {
    try (SfnClient client =
        SfnClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(CrtClient.open())
            .build()) {
      String machine = Deployment.stateMachine("run");
      String newest =
          client
              .listExecutions(r -> r.stateMachineArn(machine))
              .executions()
              .getFirst()
              .executionArn();
      assertThat(client.describeExecution(r -> r.executionArn(newest)).startDate())
          .isEqualTo(SampleHistory.NOW);
      assertThatThrownBy(() -> client.describeExecution(r -> r.executionArn(newest + "0")))
          .isInstanceOf(ExecutionDoesNotExistException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403, Origin: https://evil.example",
    "403, Origin: null",
    "403, Sec-Fetch-Site: cross-site",
    "421, Host: evil.example",
    "415, Content-Type: text/plain",
    "415, X-Amz-Target:",
  })
  void refusesStepFunctionsToAPageInABrowser(int status, String header) {
    RawHttp refused =
        RawHttp.send(
            server.endpoint(),
            "POST",
            "",
            "{\"stateMachineArn\":\"%s\"}".formatted(Deployment.stateMachine("run")),
            "Content-Type: application/x-amz-json-1.0",
            "X-Amz-Target: AWSStepFunctions.ListExecutions",
            header);
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.body()).doesNotContain("stripe-hourly");
  }

  @Test
  void answersNoPreflight() {
    RawHttp preflight =
        RawHttp.send(
            server.endpoint(),
            "OPTIONS",
            "",
            "",
            "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: x-amz-target");
    assertThat(preflight.status()).isEqualTo(405);
    assertThat(preflight.header("access-control-allow-headers")).isEmpty();
  }

  @Test
  void saysThatThePortIsTaken() {
    int port = server.endpoint().getPort();
    assertThatThrownBy(
            () ->
                PageServer.start(
                    place,
                    SampleFlows::all,
                    Retries.onStage(place),
                    Optional.empty(),
                    InstantSource.system(),
                    port))
        .isInstanceOf(PortTakenException.class)
        .hasMessageContaining("port " + port + " of 127.0.0.1");
  }
}
