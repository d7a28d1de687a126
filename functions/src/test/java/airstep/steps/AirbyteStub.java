package airstep.steps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import airstep.bench.Bench;
import airstep.bench.SyncInputs;
import airstep.json.Json;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An Airbyte with stubbed answers, and the input of a step that calls it. */
record AirbyteStub(WireMockExtension server, Bench bench) {

  static final String CONNECTION = "00000000-0000-4000-8000-000000000001";
  static final String SECRET = "airbyte/api-credentials";
  static final String KEY = "abk_NobodyMaySeeThis+/=";

  /** Stores the key that the steps use. */
  AirbyteStub open() {
    bench.secrets().store(SECRET, Map.of("api_url", server.baseUrl() + "/v1", "api_key", KEY));
    // Every Airbyte has this call: without it, a 404 would be blamed on the address.
    server.stubFor(
        get(urlPathEqualTo("/v1/workspaces")).atPriority(10).willReturn(okJson("{\"data\": []}")));
    return this;
  }

  void answers(String method, String path, ResponseDefinitionBuilder... inTurn) {
    for (int i = 0; i < inTurn.length; i++) {
      boolean last = i == inTurn.length - 1;
      server.stubFor(
          request(method, urlPathEqualTo("/v1" + path))
              .inScenario(method + path)
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "turn " + i)
              .willSetStateTo(last && i == 0 ? Scenario.STARTED : "turn " + (last ? i : i + 1))
              .willReturn(inTurn[i]));
    }
  }

  int count(String method, String path) {
    return server
        .findAll(RequestPatternBuilder.newRequestPattern().withUrl(urlPathEqualTo("/v1" + path)))
        .stream()
        .filter(request -> request.getMethod().value().equals(method))
        .toList()
        .size();
  }

  static ResponseDefinitionBuilder job(long id, String status) {
    return okJson("{\"jobId\":" + id + ",\"status\":\"" + status + "\",\"jobType\":\"sync\"}");
  }

  /** A list of jobs: each as {@code id status type}. */
  static ResponseDefinitionBuilder jobs(String... jobs) {
    List<Map<String, Object>> data =
        Arrays.stream(jobs)
            .map(job -> job.split(" ", -1))
            .map(
                part ->
                    Map.<String, Object>of(
                        "jobId", Long.valueOf(part[0]), "status", part[1], "jobType", part[2]))
            .toList();
    return okJson(Json.write(Map.of("data", data)));
  }

  static ResponseDefinitionBuilder connection(String name, String status) {
    return connection(CONNECTION, name, status);
  }

  static ResponseDefinitionBuilder connection(String id, String name, String status) {
    Map<String, Object> connection = new LinkedHashMap<>();
    connection.put("connectionId", id);
    connection.put("name", name);
    connection.put("workspaceId", "00000000-0000-4000-8000-0000000000aa");
    connection.put("status", status);
    return okJson(Json.write(connection));
  }

  static ResponseDefinitionBuilder status(int status, String body) {
    return aResponse().withStatus(status).withBody(body);
  }

  /** A conflict in Airbyte's words. */
  static ResponseDefinitionBuilder conflict(String title, String message) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("status", 409);
    problem.put("title", title);
    problem.put("data", Map.of("message", message));
    return status(409, Json.write(problem));
  }

  /** The settings of one sync, as a run gives them. */
  static Map<String, Object> settings() {
    return SyncInputs.settings(SECRET);
  }

  /** The same after PrepareSync. */
  static Map<String, Object> prepared(Long watermark) {
    return SyncInputs.prepared(CONNECTION, SECRET, watermark);
  }

  static Map<String, Object> input(Map<String, ?> more) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("execution", Bench.EXECUTION);
    input.putAll(more);
    return input;
  }
}
