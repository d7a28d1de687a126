package airstep.simulate;

import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** What comes back instead of an answer. Some of it repeats the request, with its credentials. */
final class FaultyAnswers {

  static final List<Integer> STATUSES = List.of(408, 425, 429, 500, 502, 503, 504, 520, 561);

  static final List<Http.Response> OF_SLACK =
      List.of(
          Replies.text(404, "no_service"),
          Replies.text(403, "action_prohibited"),
          Replies.text(410, "channel_is_archived"),
          Replies.text(429, "rate_limited"),
          Replies.text(500, "rollup_error"),
          Replies.text(503, "service_unavailable"));

  /** Answers with status 200 from Slack's address that do not confirm the message. */
  static final List<Http.Response> NOT_OK =
      List.of(
          Replies.of(200, "application/json", "{\"ok\":false,\"error\":\"not_authed\"}"),
          Replies.of(200, "text/html", "<!DOCTYPE html><html><h1>Log in</h1></html>"),
          Replies.text(200, ""));

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern UNFINISHED =
      Pattern.compile("\"status\":\"(pending|queued|running|incomplete)\"");
  private static final Pattern ANY =
      Pattern.compile(
          "\"status\":\"(pending|queued|running|incomplete|succeeded|failed|cancelled)\"");

  private FaultyAnswers() {}

  static Http.Response status(int status, Http.Request request) {
    var body = Replies.object();
    body.put("message", "could not handle " + request.headers() + " " + request.body());
    return Replies.json(status, body);
  }

  /** A gateway's page: an error, or a sign-in page with status 200. */
  static Http.Response html(int choice, Http.Request request) {
    String page = "<html><h1>Gateway</h1><p>" + request.headers() + request.body() + "</p></html>";
    return Replies.of(List.of(200, 502, 504).get(choice), "text/html", page);
  }

  /** Airbyte's 409: a job that is about to start looks like an inactive connection. */
  static Http.Response conflict(boolean starting, boolean older) {
    var body = Replies.object();
    if (older) {
      body.put("message", "Could not fulfill request");
      body.put("exceptionClassName", "errors.ValueConflictKnownException");
      return Replies.json(409, body);
    }
    body.put("status", 409).put("title", starting ? "state-conflict" : "try-again-later");
    body.put("type", "https://reference.airbyte.com/reference/errors#409-state-conflict");
    body.put("detail", "The request conflicts with the state of the resource");
    body.putObject("data").put("message", "Could not fulfill request");
    return Replies.json(409, body);
  }

  /** Half of the answer, or a connection that is closed in the middle of it. */
  static Http.Response cut(int choice, Http.Response whole) throws IOException {
    if (choice == 0) {
      throw new IOException("the connection was closed in the middle of the answer");
    }
    String half = whole.body().substring(0, whole.body().length() / 2);
    return new Http.Response(whole.status(), whole.headers(), half);
  }

  /** An unknown status in place of some statuses or of all. */
  static Http.Response unknownStatus(int choice, Http.Response answer) {
    String body =
        (choice == 0 ? UNFINISHED : ANY)
            .matcher(answer.body())
            .replaceAll("\"status\":\"rebalancing\"");
    return new Http.Response(answer.status(), answer.headers(), body);
  }

  /** The body of an answer; a missing node if it is not JSON. */
  static JsonNode read(Http.Response answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }
}
