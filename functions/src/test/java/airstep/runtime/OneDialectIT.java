package airstep.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.SyncInputs;
import airstep.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A cold start loads the classes of only one API. */
final class OneDialectIT extends PackagedWorld {

  private static final List<String> PUBLIC = List.of("airstep.airbyte.PublicApi");
  private static final List<String> OLDER =
      List.of("airstep.airbyte.ConfigApi", "airstep.airbyte.ConfigJob");

  @Test
  void thePublicApiAlone() throws Exception {
    world.stubFor(
        get("/api/public/v1/jobs/7").willReturn(okJson("{\"jobId\":7,\"status\":\"running\"}")));

    assertThat(loadedBy("/api/public/v1")).containsAll(PUBLIC).doesNotContainAnyElementsOf(OLDER);
  }

  @Test
  void theOlderApiAlone() throws Exception {
    world.stubFor(
        post("/api/v1/jobs/get_without_logs")
            .willReturn(okJson("{\"job\":{\"id\":7,\"status\":\"running\"}}")));

    assertThat(loadedBy("/api/v1")).containsAll(OLDER).doesNotContainAnyElementsOf(PUBLIC);
  }

  /** The names of our classes that a cold start and a first poll of a job have loaded. */
  private static List<String> loadedBy(String path) throws Exception {
    Map<String, String> secret = Map.of("api_url", world.baseUrl() + path);
    world.stubFor(
        post("/")
            .withRequestBody(matchingJsonPath("$.SecretId"))
            .willReturn(
                okJson(Json.write(Map.of("Name", "s", "SecretString", Json.write(secret))))));
    LoadedClasses loaded =
        new LoadedClasses(task.resolve("loaded" + path.replace('/', '-') + ".log"));
    Map<String, String> environment =
        environment(
            Map.of("AIRSTEP_FIRST_SECRET", "airbyte", "JAVA_TOOL_OPTIONS", loaded.option()));
    try (Function function = new Function(task, "airstep.steps.CheckSync", environment)) {
      Map<String, Object> input =
          Map.of(
              "execution",
              "e",
              "sync",
              SyncInputs.prepared("c", "airbyte", 1L),
              "jobId",
              7,
              "triggers",
              1,
              "polls",
              1,
              "triggered",
              0);
      RuntimeApi.Outcome outcome = function.invoke(input);
      assertThat(outcome.kind()).as("%s", function.printed()).isEqualTo("response");
    }
    return loaded.in("airstep.");
  }
}
