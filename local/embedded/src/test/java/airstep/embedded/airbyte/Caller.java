package airstep.embedded.airbyte;

import airstep.embedded.MovableClock;
import airstep.http.Http;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** An Airbyte with one connection whose jobs are planned, and a client that has a token. */
final class Caller {

  static final UUID ORDERS = UUID.fromString("0a0a0a0a-0000-4000-8000-000000000001");
  static final UUID UNKNOWN = UUID.fromString("0f0f0f0f-0000-4000-8000-00000000000f");

  private static final ObjectMapper JSON = new ObjectMapper();

  final MovableClock clock = new MovableClock("2026-08-01T02:00:05Z");
  final EmbeddedAirbyte airbyte;
  private final String basePath;
  private String token;

  private Caller(World world, AirbyteSettings settings) {
    this.basePath = settings.edition().basePath();
    this.airbyte = new EmbeddedAirbyte(clock, world, settings);
    renewToken();
  }

  static Caller to(World world, AirbyteSettings settings) {
    return new Caller(world, settings);
  }

  static Caller to(World world) {
    return new Caller(world, Api.CLOUD.settings());
  }

  static Caller toOrders(JobPlan first, JobPlan... others) {
    return to(orders(first, others));
  }

  static World orders(JobPlan first, JobPlan... others) {
    return World.empty(7)
        .withConnection(ORDERS, "Orders")
        .withScript(ORDERS, Script.of(first, others));
  }

  void renewToken() {
    var answer =
        post(
            "/applications/token",
            "{'client_id':'embedded-id','client_secret':'embedded-secret',"
                + "'grant-type':'client_credentials'}");
    token = json(answer).path("access_token").asText();
  }

  void after(Duration duration) {
    clock.pass(duration);
  }

  Http.Response get(String path) {
    return send("GET", path, "", Map.of());
  }

  Http.Response delete(String path) {
    return send("DELETE", path, "", Map.of());
  }

  /** Takes JSON with single quotes, which is easier to read. */
  Http.Response post(String path, String body) {
    return send("POST", path, body.replace('\'', '"'), Map.of("content-type", "application/json"));
  }

  Http.Response sync() {
    return sync(ORDERS.toString());
  }

  Http.Response sync(String connectionId) {
    return post("/jobs", "{'connectionId':'" + connectionId + "','jobType':'sync'}");
  }

  /** Starts a sync that must be possible. */
  long start() {
    return json(sync()).required("jobId").asLong();
  }

  JsonNode job(long id) {
    return json(get("/jobs/" + id));
  }

  String status(long id) {
    return job(id).path("status").asText();
  }

  Http.Response send(String method, String path, String body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.putIfAbsent("authorization", "Bearer " + token);
    URI uri = URI.create("https://airbyte.example" + basePath + path);
    return airbyte.handle(new Http.Request(method, uri, all, body, Duration.ofSeconds(30)));
  }

  static JsonNode json(Http.Response response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
