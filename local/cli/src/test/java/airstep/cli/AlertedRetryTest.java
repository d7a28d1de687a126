package airstep.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The command in the alert of a run starts exactly the connections that may succeed. */
class AlertedRetryTest {

  private static final int CONNECTIONS = 37;
  private static final int FAILED = 12;

  /** Airbyte's reasons for the last of those that failed: no retry helps them. */
  private static final List<String> NEED_A_FIX =
      List.of("config_error", "config_error", "refresh_schema");

  private static final int MAY_SUCCEED = FAILED - NEED_A_FIX.size();

  @RegisterExtension static final WireMockExtension SERVER = OutsideAirbyte.server();

  @TempDir private Path directory;

  private final OutsideAirbyte airbyte = new OutsideAirbyte(SERVER);

  @Test
  void theCommandInTheAlertStartsExactlyThoseThatMaySucceed() {
    airbyte.whoseJobs("succeeded");
    IntStream.range(0, CONNECTIONS)
        .forEach(i -> connection(i, i < FAILED ? "failed" : "succeeded"));
    for (int i = MAY_SUCCEED; i < FAILED; i++) {
      reason(i, NEED_A_FIX.get(i - MAY_SUCCEED));
    }
    assertThat(run("run nightly").code()).isEqualTo(1);
    assertThat(started()).hasSize(CONNECTIONS);
    String alert =
        SERVER.findAll(postRequestedFor(urlPathEqualTo("/slack"))).getFirst().getBodyAsString();
    assertThat(alert)
        .contains("12 of 37 connections failed", "To retry only the 9 that may succeed");
    SERVER.resetRequests();

    IntStream.range(0, CONNECTIONS).forEach(i -> connection(i, "succeeded"));
    Ran retried = run(command(alert) + " --yes");
    assertThat(retried.code()).as(retried.toString()).isZero();
    assertThat(started())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, MAY_SUCCEED).mapToObj(AlertedRetryTest::id).toList());
  }

  private static String command(String alert) {
    Matcher command = Pattern.compile("`\\./airstep (runs retry [^`]+)`").matcher(alert);
    assertThat(command.find()).as(alert).isTrue();
    return command.group(1);
  }

  private List<String> started() {
    return SERVER.findAll(postRequestedFor(urlPathEqualTo("/api/public/v1/jobs"))).stream()
        .map(request -> Json.readObject(request.getBodyAsString()).needText("connectionId"))
        .toList();
  }

  private Ran run(String command) {
    List<String> args = new ArrayList<>(List.of(command.split(" ")));
    String ids =
        IntStream.range(0, CONNECTIONS)
            .mapToObj(AlertedRetryTest::id)
            .collect(Collectors.joining(", ", "connections: [", "]\n"));
    Path flows = Ran.flow(directory, "nightly", ids + "retries: {count: 0}\n");
    args.addAll(List.of("--flows", flows.toString(), "--clock", "virtual", "--json"));
    args.addAll(List.of("--secrets", airbyte.secrets(directory).toString()));
    return Ran.in(directory.resolve("history"), args.toArray(String[]::new));
  }

  /** A connection whose next job ends like that. */
  private static void connection(int number, String status) {
    String id = id(number);
    SERVER.stubFor(
        get(urlPathEqualTo("/api/public/v1/connections/" + id))
            .willReturn(
                okJson(
                    Json.write(
                        Map.of(
                            "connectionId",
                            id,
                            "name",
                            "Connection " + number,
                            "workspaceId",
                            "w1",
                            "status",
                            "active")))));
    SERVER.stubFor(
        post(urlPathEqualTo("/api/public/v1/jobs"))
            .withRequestBody(containing(id))
            .willReturn(okJson(job(number, "running"))));
    SERVER.stubFor(
        get(urlPathEqualTo("/api/public/v1/jobs/" + (100 + number)))
            .willReturn(okJson(job(number, status))));
  }

  private static String job(int number, String status) {
    return Json.write(
        Map.of(
            "jobId",
            100 + number,
            "status",
            status,
            "jobType",
            "sync",
            "startTime",
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            "connectionId",
            id(number)));
  }

  /** Why the job failed, as Airbyte's older API says it. */
  private static void reason(int number, String type) {
    String failure =
        Json.write(
            Map.of(
                "failures",
                List.of(
                    Map.of(
                        "failureOrigin",
                        "source",
                        "failureType",
                        type,
                        "externalMessage",
                        "the source says " + type))));
    SERVER.stubFor(
        post(urlPathEqualTo("/api/v1/jobs/get_without_logs"))
            .withRequestBody(equalToJson("{\"id\":" + (100 + number) + "}"))
            .willReturn(
                okJson(
                    """
                    {"job": {"id": %d, "configType": "sync", "configId": "%s", "status": "failed",
                      "createdAt": 1}, "attempts": [{"attempt": {"id": 0, "status": "failed",
                      "failureSummary": %s}}]}
                    """
                        .formatted(100 + number, id(number), failure))));
  }

  private static String id(int number) {
    return "00000000-0000-4000-8000-0000000000%02d".formatted(number);
  }
}
