package airstep.local.simulate;

import airstep.http.Http;
import airstep.local.embedded.transport.Replies;
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
