package airstep.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import airstep.bench.SyncInputs;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Runs the two steps that read the most data with their largest inputs and the memory of their
 * functions. They must answer, cold and warm, within that memory.
 */
final class MemoryIT extends PackagedWorld {

  private static final int PAGES = 25;
  private static final int EVENTS_OF_A_LOOK = 9;
  private static final int CONNECTIONS = 1500;
  private static final int CONNECTIONS_OF_A_PAGE = 100;

  /** Airbyte returns each stream of a connection with all of its fields: 20 KB here. */
  private static final Map<String, ?> CONFIGURATIONS =
      Map.of(
          "streams",
          Collections.nCopies(
              40,
              Map.of(
                  "name",
                  "a_stream",
                  "syncMode",
                  "incremental_deduped_history",
                  "primaryKey",
                  List.of(List.of("id")),
                  "selectedFields",
                  Collections.nCopies(12, Map.of("fieldPath", List.of("a_field"))))));

  private static final String STOPPED =
      "arn:aws:states:eu-west-2:123456789012:execution:airstep-dev-sync:one";
  private static final String MACHINE_OF_SYNC =
      "arn:aws:states:eu-west-2:123456789012:stateMachine:airstep-dev-sync";

  @BeforeAll
  static void isOnLinux() {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "only Linux tells how much was used");
  }

  @BeforeEach
  void storeSecret() {
    String secret =
        Json.write(Map.of("api_url", world.baseUrl() + "/v1", "api_key", "abk_NobodyMaySeeThis"));
    world.stubFor(
        post("/")
            .withHeader("X-Amz-Target", equalTo("secretsmanager.GetSecretValue"))
            .willReturn(okJson(Json.write(Map.of("Name", "airbyte", "SecretString", secret)))));
  }

  @Test
  void findJobReadsTheLongestHistory() throws Exception {
    execution(STOPPED, MACHINE_OF_SYNC, "{\"connectionId\":\"c\"}");
    for (int page = 0; page < PAGES; page++) {
      List<Object> events = page == PAGES - 1 ? beginning() : looks();
      Map<String, Object> body =
          page == PAGES - 1
              ? Map.of("events", events)
              : Map.of("events", events, "nextToken", "page" + (page + 1));
      world.stubFor(
          states("GetExecutionHistory")
              .withRequestBody(
                  matchingJsonPath("$.nextToken", page == 0 ? absent() : equalTo("page" + page)))
              .willReturn(okJson(Json.write(body))));
    }

    JsonObject found =
        run(
            "FindJob",
            256,
            Map.of("stopped", STOPPED, "machine", MACHINE_OF_SYNC, "execution", "e"));

    assertThat(found.needText("left")).isEqualTo("JOB");
    assertThat(found.needWhole("jobId")).isEqualTo(42);
    assertThat(found.needWhole("polls")).isGreaterThan(2600);
  }

  @Test
  void planRunReadsTheMostConnections() throws Exception {
    for (int offset = 0; offset <= CONNECTIONS; offset += CONNECTIONS_OF_A_PAGE) {
      int from = offset;
      int rows = Math.min(CONNECTIONS_OF_A_PAGE, CONNECTIONS - offset);
      List<Map<String, Object>> data =
          IntStream.range(from, from + rows).mapToObj(MemoryIT::connection).toList();
      world.stubFor(
          get(urlPathEqualTo("/v1/connections"))
              .withQueryParam("offset", equalTo(Integer.toString(offset)))
              .willReturn(okJson(Json.write(Map.of("data", data)))));
    }

    JsonObject plan =
        run(
            "PlanRun",
            512,
            Map.of(
                "execution",
                "e",
                "connections",
                List.of(),
                "settings",
                Map.of(
                    "allActive",
                    true,
                    "workspaces",
                    List.of("w"),
                    "leaveOut",
                    List.of(),
                    "concurrency",
                    4,
                    "maxConnections",
                    CONNECTIONS,
                    "sync",
                    Map.of("airbyteSecret", "airbyte", "whenRunning", "adopt", "job", "sync"))));

    assertThat(plan.objects("connections")).hasSize(CONNECTIONS);
  }

  private static JsonObject run(String step, int megabytes, Map<String, ?> input) throws Exception {
    Map<String, String> environment = environment(Map.of());
    try (Function function = new Function(task, "airstep.steps." + step, environment, megabytes)) {
      function.invoke(input);
      RuntimeApi.Outcome outcome = function.invoke(input);
      assertThat(outcome.kind()).as("%s", function.printed()).isEqualTo("response");
      assertThat(function.mostMegabytes()).isLessThan(megabytes);
      return outcome.body();
    }
  }

  private static Map<String, Object> connection(int number) {
    return Map.of(
        "connectionId",
        "00000000-0000-4000-8000-%012d".formatted(number),
        "name",
        "Connection " + number,
        "workspaceId",
        "w",
        "status",
        "active",
        "configurations",
        CONFIGURATIONS);
  }

  /** A page of a history read backward: the sync polls its job again and again. */
  private static List<Object> looks() {
    List<Object> events = new ArrayList<>();
    while (events.size() + EVENTS_OF_A_LOOK <= 1000) {
      events.add(event("TaskStateExited", "stateExited", "name", "Check Sync"));
      events.add(
          event(
              "TaskSucceeded",
              "taskSucceeded",
              "output",
              answer(SyncInputs.job("running", false, Map.of()))));
      events.add(event("TaskStarted", "taskStarted", "resource", "invoke"));
      events.add(event("TaskScheduled", "taskScheduled", "parameters", call()));
      events.add(event("TaskStateEntered", "stateEntered", "name", "Check Sync"));
      events.add(event("WaitStateExited", "stateExited", "name", "Wait For Job"));
      events.add(event("WaitStateEntered", "stateEntered", "name", "Wait For Job"));
      events.add(event("ChoiceStateExited", "stateExited", "name", "Finished?"));
      events.add(event("ChoiceStateEntered", "stateEntered", "name", "Finished?"));
    }
    return events;
  }

  private static List<Object> beginning() {
    List<Object> events = looks();
    events.add(event("TaskStateExited", "stateExited", "name", "Trigger Sync"));
    events.add(
        event(
            "TaskSucceeded",
            "taskSucceeded",
            "output",
            answer(Map.of("jobId", 42, "status", "pending"))));
    events.add(event("TaskScheduled", "taskScheduled", "parameters", call()));
    events.add(event("TaskStateEntered", "stateEntered", "name", "Trigger Sync"));
    return events;
  }

  private static Map<String, Object> event(String type, String kind, String field, String value) {
    return Map.of(
        "timestamp", 1, "id", 1, "type", type, kind + "EventDetails", Map.of(field, value));
  }

  private static String call() {
    return Json.write(
        Map.of(
            "FunctionName",
            "arn:aws:lambda:eu-west-2:123456789012:function:step",
            "Payload",
            Map.of("sync", SyncInputs.prepared("c", "airbyte", 1L), "more", "x".repeat(300))));
  }

  private static String answer(Map<String, ?> payload) {
    return Json.write(Map.of("Payload", payload, "SdkHttpMetadata", "x".repeat(1000)));
  }
}
