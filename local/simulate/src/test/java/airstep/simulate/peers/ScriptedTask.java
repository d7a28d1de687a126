package airstep.simulate.peers;

import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import airstep.embedded.airbyte.Api;
import airstep.http.Http;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A task on an Airbyte with scripted answers; the last answer to a call repeats. */
final class ScriptedTask implements Task {

  static final Instant BEGIN = Instant.parse("2026-11-22T07:00:00Z");

  private final Map<String, Deque<String>> answers = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<String> succeeded = new ArrayList<>();
  private Instant now = BEGIN;
  private Instant stop = Instant.MAX;

  /** One that starts job 7 of a connection that is active, and knows of no other. */
  static ScriptedTask onQuietAirbyte() {
    return new ScriptedTask()
        .answering("POST /applications/token", "{'access_token': 't', 'expires_in': 900}")
        .answering("GET /connections/c", "{'status': 'active'}")
        .answering("GET /jobs", "{'data': []}")
        .answering("POST /jobs", job("pending"))
        .answering("DELETE /jobs/7", job("cancelled"));
  }

  static String job(String status) {
    return "{'jobId': 7, 'status': '" + status + "'}";
  }

  /** Answers such calls with these, one after the other: a status, a body, or no answer at all. */
  ScriptedTask answering(String call, String... those) {
    answers.put(call, new ArrayDeque<>(List.of(those)));
    return this;
  }

  ScriptedTask looksSee(String... statuses) {
    var jobs = new ArrayList<String>();
    for (String status : statuses) {
      jobs.add(status.matches("\\d+|lost") ? status : job(status));
    }
    return answering("GET /jobs/7", jobs.toArray(String[]::new));
  }

  ScriptedTask stoppedAfter(Duration time) {
    stop = BEGIN.plus(time);
    return this;
  }

  /** The calls of that kind that were sent. */
  long calls(String call) {
    return calls.stream().filter(call::equals).count();
  }

  List<String> calls() {
    return calls;
  }

  List<String> succeeded() {
    return succeeded;
  }

  Duration took() {
    return Duration.between(BEGIN, now);
  }

  @Override
  public Http http() {
    return request -> {
      String path = request.uri().getPath().substring("/v1".length());
      String call = request.method() + " " + path;
      calls.add(call);
      Deque<String> left = answers.getOrDefault(call, new ArrayDeque<>(List.of("404")));
      String answer = left.size() > 1 ? left.remove() : left.element();
      if (answer.equals("lost")) {
        now = now.plus(request.timeout());
        throw new SocketTimeoutException("no answer");
      }
      return answer.matches("\\d+")
          ? new Http.Response(Integer.parseInt(answer), Map.of(), "")
          : new Http.Response(200, Map.of(), answer.replace('\'', '"'));
    };
  }

  @Override
  public String airbyte() {
    return "https://airbyte.example/v1";
  }

  @Override
  public Credentials credentials() {
    return Api.CLOUD.settings().credentials();
  }

  @Override
  public String token() {
    return "t";
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(20);
  }

  @Override
  public void sleep(Duration duration) {
    now = now.plus(duration);
    if (now.isAfter(stop)) {
      stop = Instant.MAX;
      throw new Stopped();
    }
  }

  @Override
  public void succeeded(String connection) {
    succeeded.add(connection);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
