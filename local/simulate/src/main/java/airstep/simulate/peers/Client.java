package airstep.simulate.peers;

import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import airstep.http.Http;
import airstep.json.Json;
import airstep.json.MalformedJsonException;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.MissingFieldException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A peer's client of Airbyte, with the timeout, retries and tokens of its source. */
final class Client {

  private final Task task;
  private final Duration timeout;
  private final PeerTokens tokens;
  private final Patience patience;
  private String token = "";
  private Instant renewal = Instant.MIN;

  Client(Task task, Duration timeout, PeerTokens tokens, Patience patience) {
    this.task = task;
    this.timeout = timeout;
    this.tokens = tokens;
    this.patience = patience;
  }

  PeerJob start(String connection) throws IOException {
    return job(call("POST", "/jobs", Map.of("connectionId", connection, "jobType", "sync")));
  }

  PeerJob read(PeerJob job) throws IOException {
    return job(call("GET", "/jobs/" + job.id(), Map.of()));
  }

  void cancel(PeerJob job) throws IOException {
    var _ = call("DELETE", "/jobs/" + job.id(), Map.of());
  }

  List<PeerJob> jobs(String connection) throws IOException {
    List<PeerJob> jobs = new ArrayList<>();
    for (JsonObject row : rows("/jobs?limit=100&connectionId=" + connection)) {
      jobs.add(job(row));
    }
    return jobs;
  }

  /** The connection's status. */
  String connection(String connection) throws IOException {
    return call("GET", "/connections/" + connection, Map.of()).text("status").orElse("");
  }

  List<String> activeConnections() throws IOException {
    List<String> active = new ArrayList<>();
    for (JsonObject workspace : rows("/workspaces?limit=100")) {
      String id = workspace.text("workspaceId").orElse("");
      for (JsonObject row : rows("/connections?limit=100&workspaceIds=" + id)) {
        if (row.text("status").filter("active"::equals).isPresent()) {
          row.text("connectionId").ifPresent(active::add);
        }
      }
    }
    return active;
  }

  private List<JsonObject> rows(String path) throws IOException {
    return call("GET", path, Map.of()).objects("data");
  }

  private JsonObject call(String method, String path, Map<String, String> body) throws IOException {
    Instant first = task.instant();
    for (int failures = 1; ; failures++) {
      try {
        return once(method, path, body, Map.of("authorization", "Bearer " + token()));
      } catch (IOException e) {
        if (tokens.forgottenAfter(e)) {
          renewal = Instant.MIN;
        }
        Optional<Duration> pause =
            patience.pause(failures, e, Duration.between(first, task.instant()));
        if (pause.isEmpty()) {
          throw e;
        }
        task.sleep(pause.get());
      }
    }
  }

  private String token() throws IOException {
    if (!tokens.needed()) {
      return task.token();
    }
    if (!task.instant().isBefore(renewal)) {
      Credentials credentials = task.credentials();
      Map<String, String> body =
          Map.of(
              "client_id", credentials.clientId(),
              "client_secret", credentials.clientSecret());
      JsonObject answer = once("POST", "/applications/token", body, Map.of());
      token = answer.text("access_token").orElse("");
      Duration lifetime = Duration.ofSeconds(answer.whole("expires_in").orElse(0));
      renewal = task.instant().plus(tokens.usedFor(lifetime));
    }
    return token;
  }

  private JsonObject once(
      String method, String path, Map<String, String> body, Map<String, String> headers)
      throws IOException {
    String text = body.isEmpty() ? "" : Json.write(body);
    URI uri = URI.create(task.airbyte() + path);
    Http.Response response =
        task.http().send(new Http.Request(method, uri, headers, text, timeout));
    if (response.status() / 100 != 2) {
      throw new Refused(response.status());
    }
    try {
      return Json.readObject(response.body());
    } catch (MalformedJsonException e) {
      throw new IOException("an answer that cannot be read", e);
    }
  }

  private static PeerJob job(JsonObject row) throws IOException {
    try {
      return new PeerJob(row.needWhole("jobId"), row.needText("status"));
    } catch (MissingFieldException e) {
      throw new IOException("an answer without a job", e);
    }
  }
}
