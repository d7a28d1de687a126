package airstep.airbyte;

import airstep.http.Http;
import airstep.http.LoggedHttp;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import airstep.secrets.Redaction;
import airstep.secrets.Secret;
import airstep.secrets.Secrets;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sends calls to one Airbyte with the credentials of a secret.
 *
 * <p>If Airbyte rejects the credentials, the secret is read again once, because it may have been
 * rotated. Credentials are removed from everything that Airbyte sends back.
 */
final class AirbyteSession {

  private static final Duration TOKEN_TIMEOUT = Duration.ofSeconds(10);

  /** The oldest versions lack this call, and have another one instead. */
  private static final String NOT_EVERYWHERE = "/jobs/get_without_logs";

  private final LoggedHttp http;
  private final Secrets secrets;
  private final String secretName;
  private final AccessTokens tokens;
  private final Redaction redaction = new Redaction();
  private final Answers answers;
  private final WrongAddress wrongAddress;
  private Credentials credentials;
  private Address address;
  private String token = "";

  AirbyteSession(LoggedHttp http, Secrets secrets, String secretName, AccessTokens tokens) {
    this.http = http;
    this.secrets = secrets;
    this.secretName = secretName;
    this.tokens = tokens;
    this.wrongAddress = new WrongAddress(secretName);
    this.answers = new Answers(new ErrorText(redaction), wrongAddress, this::address);
    readSecret();
  }

  Address address() {
    return address;
  }

  /**
   * Sends one optional read to this Airbyte's host with the credentials of the last call; empty if
   * there is no answer.
   */
  Optional<Http.Response> once(URI base, Call call) {
    Optional<String> shown =
        switch (credentials) {
          case Credentials.Fixed fixed -> fixed.authorization();
          case Credentials.Application _ ->
              token.isEmpty() ? Optional.empty() : Optional.of("Bearer " + token);
        };
    try {
      return Optional.of(exchange(base, call, 1, shown));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Returns the JSON object of the answer, if it is one. */
  Optional<JsonObject> object(Http.Response response) {
    try {
      return response.status() == 200
          ? Optional.of(redaction.clean(Json.readObject(response.body(), Answers.UNREAD)))
          : Optional.empty();
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  /**
   * Sends the call once and returns the object in its answer, see {@link Answers#object}.
   *
   * @param attempt the number of this try, for the log
   */
  JsonObject send(Call call, int attempt) {
    Sent sent = withCredentials(call, attempt);
    if (sent.notAccepted()) {
      secrets.forget(secretName);
      if (credentials instanceof Credentials.Application application) {
        tokens.forget(holder(application), token);
      }
      readSecret();
      sent = withCredentials(call, attempt);
    }
    if (sent.notAccepted()) {
      int status = sent.response().status();
      String why = credentials.refusal(secretName);
      throw new AirbyteRefusedException(
          status, "Airbyte answered " + status + " to " + name(sent.call()) + ": " + why);
    }
    return redaction.clean(read(sent));
  }

  private void readSecret() {
    Secret secret = secrets.read(secretName);
    Credentials found = Credentials.of(secret);
    Address here = Address.of(secret, found);
    if (address != null && here.older() != address.older()) {
      // The caller uses the API of the old address. Nothing was started.
      throw AirbyteUnavailableException.doneNothing(
          "`api_url` in secret " + secretName + " has just changed to a different API");
    }
    credentials = found;
    address = here;
    for (String text : found.confidential()) {
      redaction.hide(text);
    }
  }

  /** Sends the call; only requests a token if that fails. */
  private Sent withCredentials(Call call, int attempt) {
    return switch (credentials) {
      case Credentials.Fixed fixed -> send(call, attempt, fixed.authorization());
      case Credentials.Application application -> {
        Optional<String> held = tokens.of(holder(application));
        if (held.isEmpty()) {
          try {
            Sent asked = askForToken(application);
            if (asked.notAccepted()) {
              yield asked;
            }
            held = Optional.of(keep(application, asked));
          } catch (AirbyteUnavailableException e) {
            // Without a token the call itself is not sent.
            throw AirbyteUnavailableException.doneNothing(e.getMessage());
          }
        }
        token = held.get();
        redaction.hide(token);
        yield send(call, attempt, Optional.of("Bearer " + token));
      }
    };
  }

  private Sent askForToken(Credentials.Application application) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("client_id", application.id());
    body.put("client_secret", application.secret());
    // Airbyte uses a hyphen here, unlike OAuth.
    body.put("grant-type", "client_credentials");
    return send(
        new Call("POST", Call.TOKEN, "", Json.write(body), TOKEN_TIMEOUT, false),
        1,
        Optional.empty());
  }

  private String keep(Credentials.Application application, Sent asked) {
    JsonObject answer = read(asked);
    String given =
        answer
            .text("access_token")
            .orElseThrow(
                () ->
                    new AirbyteUnavailableException(
                        "Airbyte answered " + name(asked.call()) + " without an `access_token`"));
    tokens.keep(holder(application), given, answer.whole("expires_in"));
    return given;
  }

  private AccessTokens.Holder holder(Credentials.Application application) {
    return new AccessTokens.Holder(address.base(), application.id());
  }

  private JsonObject read(Sent sent) {
    Call call = sent.call();
    try {
      return answers.object(name(call), call.question(), sent.response());
    } catch (AirbyteRefusedException e) {
      throw e.unknown() && call.path().equals(NOT_EVERYWHERE)
          ? e
          : wrongAddress.explain(e, name(call), call.path(), this);
    }
  }

  private Http.Response exchange(URI base, Call call, int attempt, Optional<String> authorization)
      throws IOException {
    Http.Request request = call.request(base, authorization);
    return http.send(request, request.uri().getPath(), attempt);
  }

  private Sent send(Call call, int attempt, Optional<String> authorization) {
    try {
      return new Sent(call, exchange(address.base(), call, attempt, authorization));
    } catch (IOException e) {
      String message =
          NoAnswer.words(address.base(), name(call), secretName, redaction.clean(NoAnswer.why(e)));
      throw e instanceof ConnectException
          ? AirbyteUnavailableException.doneNothing(message)
          : new AirbyteUnavailableException(message);
    }
  }

  /** Returns the name of a call in messages, such as {@code GET /v1/jobs/1}. */
  String name(Call call) {
    return call.method() + " " + address.base().getPath() + call.path();
  }
}
