package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Access;
import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import airstep.embedded.transport.Headers;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;

/**
 * Client credentials in, access token out; takes JSON and forms, and never reads the grant type.
 */
record PublicTokens(AccessTokens tokens, Access access) {

  Http.Response create(Http.Request request, Instant now) {
    return tokens
        .issue(credentials(request), now)
        .map(this::token)
        .orElseGet(
            () ->
                switch (access) {
                  case SCOPED_USER -> ApiProblem.wrongCredentials(401);
                  case INSTANCE_ADMIN -> ApiProblem.wrongCredentials(400);
                });
  }

  private Http.Response token(String token) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("access_token", token).put("token_type", "Bearer");
    body.put("expires_in", tokens.lifetime().toSeconds());
    return Replies.json(200, body);
  }

  private static Credentials credentials(Http.Request request) {
    String type = Headers.value(request.headers(), "Content-Type").orElse("application/json");
    if (type.startsWith("application/x-www-form-urlencoded")) {
      var form = new Query(Query.parse(request.body()));
      return new Credentials(
          form.first("client_id").orElseThrow(() -> Query.bad("client_id")),
          form.first("client_secret").orElseThrow(() -> Query.bad("client_secret")));
    }
    var body = Body.read(request.body());
    return new Credentials(body.text("client_id"), body.text("client_secret"));
  }
}
