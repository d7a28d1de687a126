package airstep.airbyte;

import airstep.http.Http;
import airstep.http.LoggedHttp;
import airstep.http.Pause;
import airstep.json.Json;
import airstep.json.JsonObject;
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

  /** The answer's JSON object. */
  JsonObject get(String path, String query) {
    return answer(new Call("GET", path, query, "", GET_TIMEOUT, true));
  }

  /** The answer's JSON object, to a POST that changes nothing. */
  JsonObject ask(String path, Map<String, ?> body) {
    return answer(new Call("POST", path, "", Json.write(body), GET_TIMEOUT, true));
  }

  /** The answer's JSON object. Sent once, whatever comes of it. */
  JsonObject post(String path, Map<String, ?> body, Duration timeout) {
    return object(new Call("POST", path, "", Json.write(body), timeout, false), 1);
  }

  /** The answer's JSON object. Sent once, whatever comes of it. */
  JsonObject delete(String path, Duration timeout) {
    return object(new Call("DELETE", path, "", "", timeout, false), 1);
  }

  private JsonObject answer(Call question) {
    for (int attempt = 1; ; attempt++) {
      try {
        return object(question, attempt);
      } catch (AirbyteUnavailableException e) {
        if (attempt == TRIES) {
          throw e;
        }
        pause.pause(Duration.ofSeconds(attempt));
      }
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

  private Sent send(Call call, int attempt, Optional<String> authorization) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "airstep");
    if (!call.body().isEmpty()) {
      headers.put("Content-Type", "application/json");
    }
    if (authorization.isPresent()) {
      headers.put("Authorization", authorization.get());
    }
    URI uri = URI.create(address.base() + call.path() + call.query());
    try {
      Http.Request request =
          new Http.Request(call.method(), uri, headers, call.body(), call.timeout());
      return new Sent(call, http.send(request, uri.getPath(), attempt));
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
