package airstep.airbyte;

import airstep.http.Http;
import airstep.http.LoggedHttp;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import airstep.secrets.Secret;
import airstep.secrets.Secrets;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Authenticated calls to one Airbyte.
 *
 * <p>A GET is tried three times. A 401 makes the secret be read again, once: it may have been
 * rotated. Nothing that an Airbyte sends back gets out with a key in it.
 */
final class AirbyteCalls {

  static final Duration GET_TIMEOUT = Duration.ofSeconds(20);
  static final Duration TOKEN_TIMEOUT = Duration.ofSeconds(10);
  private static final int TRIES = 3;

  private final LoggedHttp http;
  private final Secrets secrets;
  private final String secretName;
  private final AccessTokens tokens;
  private final Pause pause;
  private Credentials credentials;
  private Address address;
  private String token = "";

  AirbyteCalls(
      LoggedHttp http, Secrets secrets, String secretName, AccessTokens tokens, Pause pause) {
    this.http = http;
    this.secrets = secrets;
    this.secretName = secretName;
    this.tokens = tokens;
    this.pause = pause;
    readSecret();
  }

  Address address() {
    return address;
  }

  /** The answer's JSON object. */
  JsonObject get(String path, String query) {
    Call call = new Call("GET", path, query, "", GET_TIMEOUT);
    for (int attempt = 1; ; attempt++) {
      try {
        return body(call, authenticated(call, attempt));
      } catch (AirbyteUnavailableException e) {
        if (attempt == TRIES) {
          throw e;
        }
        pause.pause(Duration.ofSeconds(attempt));
      }
    }
  }

  /** The answer's JSON object. Sent once, whatever comes of it. */
  JsonObject post(String path, Map<String, ?> body, Duration timeout) {
    Call call = new Call("POST", path, "", Json.write(body), timeout);
    return body(call, authenticated(call, 1));
  }

  /** The answer's JSON object. Sent once, whatever comes of it. */
  JsonObject delete(String path, Duration timeout) {
    Call call = new Call("DELETE", path, "", "", timeout);
    return body(call, authenticated(call, 1));
  }

  private Http.Response authenticated(Call call, int attempt) {
    Http.Response response = send(call, authorization(), attempt);
    if (response.status() != 401 || credentials instanceof Credentials.None) {
      return response;
    }
    secrets.forget(secretName);
    if (credentials instanceof Credentials.Application application) {
      tokens.forget(application);
    }
    readSecret();
    return send(call, authorization(), attempt);
  }

  private void readSecret() {
    Secret secret = secrets.read(secretName);
    credentials = Credentials.of(secret);
    address = Address.of(secret, credentials);
  }

  private Optional<String> authorization() {
    token =
        switch (credentials) {
          case Credentials.ApiKey key -> key.confidential();
          case Credentials.Application application ->
              tokens.of(application).orElseGet(() -> newToken(application));
          case Credentials.None _ -> "";
        };
    return token.isEmpty() ? Optional.empty() : Optional.of("Bearer " + token);
  }

  private String newToken(Credentials.Application application) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("client_id", application.id());
    body.put("client_secret", application.confidential());
    body.put("grant-type", "client_credentials");
    Call call = new Call("POST", "/applications/token", "", Json.write(body), TOKEN_TIMEOUT);
    Http.Response response = send(call, Optional.empty(), 1);
    if (response.status() >= 400
        && response.status() < 500
        && !transientStatus(response.status())) {
      throw new AirbyteRefusedException(
          response.status(),
          "Airbyte answered "
              + response.status()
              + " to the application in secret "
              + secretName
              + ": check its `client_id` and `client_secret`");
    }
    JsonObject answer = body(call, response);
    String value =
        answer
            .text("access_token")
            .orElseThrow(() -> new AirbyteUnavailableException("Airbyte gave no access token"));
    Optional<Duration> life =
        answer.whole("expires_in").isPresent()
            ? Optional.of(Duration.ofSeconds(answer.whole("expires_in").getAsLong()))
            : Optional.empty();
    tokens.keep(application, value, life);
    return value;
  }

  private Http.Response send(Call call, Optional<String> authorization, int attempt) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "airstep");
    if (!call.body().isEmpty()) {
      headers.put("Content-Type", "application/json");
    }
    authorization.ifPresent(value -> headers.put("Authorization", value));
    URI uri = URI.create(address.base() + call.path() + call.query());
    try {
      return http.send(
          new Http.Request(call.method(), uri, headers, call.body(), call.timeout()),
          uri.getPath(),
          attempt);
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new AirbyteUnavailableException(
          redact("no answer from Airbyte to " + call.name(address) + ": " + why));
    }
  }

  private JsonObject body(Call call, Http.Response response) {
    int status = response.status();
    String said = "Airbyte answered " + status + " to " + call.name(address);
    if (status >= 200 && status < 300) {
      try {
        return Json.readObject(response.body());
      } catch (MalformedJsonException _) {
        String message =
            said
                + " with no JSON, but: "
                + redact(ErrorText.excerpt(response.body()))
                + ". Is `api_url` in secret "
                + secretName
                + " the address of the public API?";
        // What an unreadable answer to a change did is unknown; to a question it says: wrong place.
        throw call.method().equals("GET")
            ? new AirbyteRefusedException(status, message)
            : new AirbyteUnavailableException(message);
      }
    }
    String message = said + ": " + redact(ErrorText.of(response.body()));
    if (transientStatus(status)) {
      throw new AirbyteUnavailableException(message);
    }
    if (status == 409) {
      throw new AirbyteConflictException(message);
    }
    if (status == 401) {
      message = said + ": it does not accept the key in secret " + secretName;
    }
    throw new AirbyteRefusedException(status, message);
  }

  private static boolean transientStatus(int status) {
    return status == 408 || status == 425 || status == 429 || status >= 500;
  }

  private String redact(String text) {
    String clean = text;
    for (String hidden : new String[] {credentials.confidential(), token}) {
      if (hidden.length() >= 4) {
        clean = clean.replace(hidden, "***");
      }
    }
    return clean;
  }

  /** What is sent, apart from who sends it. */
  private record Call(String method, String path, String query, String body, Duration timeout) {
    String name(Address address) {
      return method + " " + address.base().getPath() + path;
    }
  }
}
