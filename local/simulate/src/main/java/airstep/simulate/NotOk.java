package airstep.simulate;

import airstep.embedded.transport.Replies;
import airstep.http.Http;
import java.util.List;

/** What answers 200 at Slack's address without having taken anything. */
final class NotOk {

  static final List<Http.Response> ANSWERS =
      List.of(
          Replies.of(200, "application/json", "{\"ok\":false,\"error\":\"not_authed\"}"),
          Replies.of(200, "text/html", "<!DOCTYPE html><html><h1>Log in</h1></html>"),
          Replies.text(200, ""));

  private NotOk() {}
}
