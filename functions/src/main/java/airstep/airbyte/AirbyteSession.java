package airstep.airbyte;

import airstep.airbyte.AirbyteRefusedException.Answerer;
import airstep.airbyte.Credentials.Form;
import airstep.http.Http;
import airstep.http.LoggedHttp;
import airstep.json.Json;
import airstep.secrets.Redaction;
import airstep.secrets.Secret;
import airstep.secrets.Secrets;
import airstep.vocabulary.json.JsonObject;
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
  private final Answers answers = new Answers(new ErrorText(redaction));
  private Credentials credentials;
  private Address address;

  /** The last access token, if the credentials are an application's. */
  private Optional<String> token = Optional.empty();

  AirbyteSession(LoggedHttp http, Secrets secrets, String secretName, AccessTokens tokens) {
    this.http = http;
    this.secrets = secrets;
    this.secretName = secretName;
    this.tokens = tokens;
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
    try {
      return Optional.of(exchange(base, call, 1, authorization()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Returns the object in the answer to such a read, if there is one. */
  Optional<JsonObject> object(URI base, Call call) {
    return once(base, call)
        .filter(response -> response.status() == 200)
        .flatMap(response -> Json.objectIn(response.body(), Answers.UNREAD))
        .map(redaction::clean);
  }

  /**
   * Sends the call once and returns the object in its answer, see {@link Answers#object}.
   *
   * @param attempt the number of this attempt, for the log
   */
  JsonObject send(Call call, int attempt) {
    try {
      return withCredentials(call, attempt);
    } catch (AirbyteRefusedException e) {
      if (e.answerer() != Answerer.LOGIN) {
        throw e;
      }
      secrets.forget(secretName);
      token.ifPresent(rejected -> tokens.forget(holder(), rejected));
      readSecret();
      return withCredentials(call, attempt);
    }
  }

  private void readSecret() {
    Secret secret = secrets.read(secretName);
    Credentials found = Credentials.of(secret);
    Address here = Address.of(secret, found);
    if (address != null && here.older() != address.older()) {
      // The caller uses the API of the old address. Nothing was started.
      throw AirbyteUnavailableException.doneNothing(
          here.field() + " has just changed to a different API");
    }
    credentials = found;
    address = here;
    token = Optional.empty();
    for (String text : found.confidential()) {
      redaction.hide(text);
    }
  }

  /** Sends the call, after a request for a token if it needs one. */
  private JsonObject withCredentials(Call call, int attempt) {
    if (credentials.form() == Form.APPLICATION) {
      Optional<String> held = tokens.of(holder());
      token = Optional.of(held.isPresent() ? held.get() : newToken());
      redaction.hide(token.get());
    }
    return redaction.clean(answer(call, attempt, authorization()));
  }

  private Optional<String> authorization() {
    return token.isPresent() ? Optional.of("Bearer " + token.get()) : credentials.authorization();
  }

  private String newToken() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("client_id", credentials.id());
    body.put("client_secret", credentials.key());
    // Airbyte uses a hyphen here, unlike OAuth.
    body.put("grant-type", "client_credentials");
    Call call = new Call("POST", Call.TOKEN, "", Json.write(body), TOKEN_TIMEOUT, false);
    try {
      JsonObject answer = answer(call, 1, Optional.empty());
      Optional<String> given = answer.text("access_token");
      given.ifPresent(it -> tokens.keep(holder(), it, answer.whole("expires_in")));
      return given.orElseThrow(
          () ->
              new AirbyteUnavailableException(
                  "Airbyte answered " + call.name(address) + " without an `access_token`"));
    } catch (AirbyteUnavailableException e) {
      // Without a token the call itself is not sent.
      throw AirbyteUnavailableException.doneNothing(e.getMessage());
    }
  }

  private AccessTokens.Holder holder() {
    return new AccessTokens.Holder(address.base(), credentials.id());
  }

  private JsonObject answer(Call call, int attempt, Optional<String> authorization) {
    Http.Response response;
    try {
      response = exchange(address.base(), call, attempt, authorization);
    } catch (IOException e) {
      String message = NoAnswer.words(address, call, redaction.clean(NoAnswer.why(e)));
      throw e instanceof ConnectException
          ? AirbyteUnavailableException.doneNothing(message)
          : new AirbyteUnavailableException(message);
    }
    int status = response.status();
    if (call.rejectedBy(status)) {
      String said = "Airbyte answered " + status + " to " + call.name(address) + ": ";
      throw new AirbyteRefusedException(
          status, Answerer.LOGIN, said + credentials.refusal(secretName), "");
    }
    try {
      return answers.object(address, call, response);
    } catch (AirbyteRefusedException e) {
      throw e.unknown() && call.path().equals(NOT_EVERYWHERE)
          ? e
          : WrongAddress.explain(e, call, this);
    }
  }

  private Http.Response exchange(URI base, Call call, int attempt, Optional<String> authorization)
      throws IOException {
    Http.Request request = call.request(base, authorization);
    return http.send(request, request.uri().getPath(), attempt);
  }
}
