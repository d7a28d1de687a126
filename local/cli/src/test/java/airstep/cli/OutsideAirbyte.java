package airstep.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import airstep.json.Json;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** An Airbyte and a Slack outside this process, on the loopback address. */
final class OutsideAirbyte {

  static final String KEY = "ab_key_0123456789abcdefghijklmnop";
  static final String CONNECTION = "00000000-0000-4000-8000-000000000001";
  private static final String JOB = "/api/public/v1/jobs/41";

  private final WireMockExtension server;

  OutsideAirbyte(WireMockExtension server) {
    this.server = server;
  }

  static WireMockExtension server() {
    return WireMockExtension.newInstance()
        .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
        .build();
  }

  /** The next job of its only connection ends like that, as the first poll finds it. */
  OutsideAirbyte whoseJobs(String status) {
    server.stubFor(
        get(urlPathEqualTo("/api/public/v1/connections/" + CONNECTION))
            .willReturn(
                okJson(
                    """
                    {"connectionId": "%s", "name": "HubSpot", "workspaceId": "w1", "status": "active"}
                    """
                        .formatted(CONNECTION))));
    server.stubFor(
        get(urlPathEqualTo("/api/public/v1/workspaces"))
            .willReturn(okJson("{\"data\": [{\"workspaceId\": \"w1\"}]}")));
    server.stubFor(get(urlPathEqualTo("/api/public/v1/jobs")).willReturn(okJson("{\"data\": []}")));
    server.stubFor(post(urlPathEqualTo("/api/public/v1/jobs")).willReturn(okJson(job("running"))));
    server.stubFor(get(urlPathEqualTo(JOB)).willReturn(okJson(job(status))));
    server.stubFor(delete(urlPathEqualTo(JOB)).willReturn(okJson(job("cancelled"))));
    server.stubFor(post(urlPathEqualTo("/slack")).willReturn(okJson("ok")));
    return this;
  }

  private static String job(String status) {
    return """
    {"jobId": 41, "status": "%s", "jobType": "sync", "startTime": "%s",
     "connectionId": "%s", "duration": "PT1M40S", "rowsSynced": 12, "bytesSynced": 3400}
    """
        .formatted(status, Instant.now().truncatedTo(ChronoUnit.SECONDS), CONNECTION);
  }

  /** The file of secrets with which a run reaches this Airbyte and this Slack. */
  Path secrets(Path directory) {
    return secrets(directory, Map.of("api_url", api(), "api_key", KEY));
  }

  Path secrets(Path directory, Map<String, String> airbyte) {
    Map<String, Object> secrets = new LinkedHashMap<>();
    secrets.put("airbyte/api-credentials", airbyte);
    secrets.put("slack/alerts", Json.write(Map.of("webhook_url", server.baseUrl() + "/slack")));
    return Ran.write(directory.resolve("secrets.json"), Json.write(secrets));
  }

  String api() {
    return server.baseUrl() + "/api/public/v1";
  }
}
