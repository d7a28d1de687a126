package airstep.airbyte;

import airstep.http.Http;
import airstep.http.LoggedHttp;
import airstep.http.Pause;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import airstep.json.MissingFieldException;
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
import java.util.function.Function;

/**
 * Authenticated calls to one Airbyte.
 *
 * <p>A question is tried three times, a change is sent once. When Airbyte does not accept who we
 * are, the secret is read again, once: it may have been rotated. Nothing that an Airbyte sends back
 * gets out with a key in it.
 */
final class AirbyteCalls {

  static final Duration GET_TIMEOUT = Duration.ofSeconds(20);
  static final Duration TOKEN_TIMEOUT = Duration.ofSeconds(10);

  /** A cancel blocks until the connection's workflow has stopped. */
  static final Duration CANCEL_TIMEOUT = Duration.ofSeconds(90);

  private static final int TRIES = 3;

  private final LoggedHttp http;
  private final Secrets secrets;
  private final String secretName;
  private final AccessTokens tokens;
  private final Pause pause;
  private final Redaction redaction = new Redaction();
  private final Answers answers;
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
    this.answers = new Answers(secretName, new ErrorText(redaction));
    readSecret();
  }

  Address address() {
    return address;
  }

  /** What is read from the answer. */
  <T> T get(String path, String query, Function<JsonObject, T> read) {
    return answer(new Call("GET", path, query, "", GET_TIMEOUT, true), read);
  }

  /** What is read from the answer to a POST that changes nothing. */
  <T> T ask(String path, Map<String, ?> body, Function<JsonObject, T> read) {
    return answer(new Call("POST", path, "", Json.write(body), GET_TIMEOUT, true), read);
  }

  /** What is read from the answer. Sent once, whatever comes of it. */
  <T> T post(String path, Map<String, ?> body, Duration timeout, Function<JsonObject, T> read) {
    return read(new Call("POST", path, "", Json.write(body), timeout, false), 1, read);
  }

  /** What is read from the answer. Sent once, whatever comes of it. */
  <T> T delete(String path, Duration timeout, Function<JsonObject, T> read) {
    return read(new Call("DELETE", path, "", "", timeout, false), 1, read);
  }

  /**
   * The JSON object that the older API of the same Airbyte answers to a POST that changes nothing;
   * empty if it has none, or whatever else goes wrong. It is shown what the last call was shown.
   */
  Optional<JsonObject> askOlder(String path, Map<String, ?> body, Duration timeout) {
    Optional<URI> older = address.olderBeside();
    if (older.isEmpty()) {
      return Optional.empty();
    }
    Call call = new Call("POST", path, "", Json.write(body), timeout, true);
    Optional<String> shown =
        switch (credentials) {
          case Credentials.Fixed fixed -> fixed.authorization();
          case Credentials.Application _ -> Optional.of("Bearer " + token);
        };
    try {
      Http.Response response = exchange(older.get(), call, 1, shown);
      return response.status() == 200
          ? Optional.of(redaction.clean(Json.readObject(response.body(), Answers.UNREAD)))
          : Optional.empty();
    } catch (IOException | MalformedJsonException _) {
      // Whoever asks does without it.
      return Optional.empty();
    }
  }

  /** An answer that is not one to the question is asked for again, like one that did not come. */
  private <T> T answer(Call question, Function<JsonObject, T> read) {
    for (int attempt = 1; ; attempt++) {
      try {
        return read(question, attempt, read);
      } catch (AirbyteUnavailableException e) {
        if (attempt == TRIES) {
          throw e;
        }
        pause.pause(Duration.ofSeconds(attempt));
      }
    }
  }

  private <T> T read(Call call, int attempt, Function<JsonObject, T> read) {
    JsonObject answer = object(call, attempt);
    try {
      return read.apply(answer);
    } catch (MissingFieldException e) {
      throw new AirbyteUnavailableException(
          "Airbyte answered " + name(call) + ", but not what was asked for: " + e.getMessage());
    }
  }

  private JsonObject object(Call call, int attempt) {
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
      throw new AirbyteRefusedException(
          sent.response().status(),
          "Airbyte answered "
              + sent.response().status()
              + " to "
              + name(sent.call())
              + ": "
              + credentials.refusal(secretName));
    }
    return redaction.clean(read(sent));
  }

  private void readSecret() {
    Secret secret = secrets.read(secretName);
    Credentials found = Credentials.of(secret);
    Address here = Address.of(secret, found);
    if (address != null && here.older() != address.older()) {
      // Whoever calls speaks the language of the address that it began with. Nothing was accepted.
      throw AirbyteUnavailableException.doneNothing(
          "`api_url` in secret " + secretName + " has just changed to another API");
    }
    credentials = found;
    address = here;
    for (String text : found.confidential()) {
      redaction.hide(text);
    }
  }

  /** Sends the call, or only the one for a token if that was not given. */
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
            // The call itself is not sent without a token.
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
    // With a hyphen, unlike in OAuth.
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
    return answers.object(name(sent.call()), sent.call().question(), sent.response());
  }

  private Http.Response exchange(URI base, Call call, int attempt, Optional<String> authorization)
      throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "airstep");
    if (!call.body().isEmpty()) {
      headers.put("Content-Type", "application/json");
    }
    if (authorization.isPresent()) {
      headers.put("Authorization", authorization.get());
    }
    URI uri = URI.create(base + call.path() + call.query());
    Http.Request request =
        new Http.Request(call.method(), uri, headers, call.body(), call.timeout());
    return http.send(request, uri.getPath(), attempt);
  }

  private Sent send(Call call, int attempt, Optional<String> authorization) {
    try {
      return new Sent(call, exchange(address.base(), call, attempt, authorization));
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      String message =
          "no answer from "
              + address.base().getHost()
              + " to "
              + name(call)
              + ": "
              + redaction.clean(why);
      throw e instanceof ConnectException
          ? AirbyteUnavailableException.doneNothing(message)
          : new AirbyteUnavailableException(message);
    }
  }

  private String name(Call call) {
    return call.method() + " " + address.base().getPath() + call.path();
  }

  /** What is sent, apart from who sends it. */
  private record Call(
      String method, String path, String query, String body, Duration timeout, boolean question) {
    static final String TOKEN = "/applications/token";
  }

  private record Sent(Call call, Http.Response response) {
    /** Airbyte's versions say in four ways that they do not know an application. */
    boolean notAccepted() {
      return switch (response.status()) {
        case 401 -> true;
        case 400, 403, 422 -> call.path().equals(Call.TOKEN);
        default -> false;
      };
    }
  }
}
