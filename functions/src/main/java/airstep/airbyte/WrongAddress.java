package airstep.airbyte;

import airstep.airbyte.AirbyteRefusedException.Answerer;
import airstep.http.Http;
import airstep.json.Json;
import airstep.json.MalformedJsonException;
import java.time.Duration;
import java.util.Optional;

/**
 * Says that {@code api_url} leads to no API of an Airbyte, and which address to try.
 *
 * <p>A 404 for a connection may mean that there is no such connection, or no such route. So a route
 * is asked for that every Airbyte has; only if that one is missing too is the address to blame.
 */
final class WrongAddress {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final String secretName;

  WrongAddress(String secretName) {
    this.secretName = secretName;
  }

  /** What to say of something that was answered there by no Airbyte. */
  String words(Address address, String answered) {
    return "`api_url` in secret "
        + secretName
        + " leads to no API of an Airbyte: "
        + address.advice()
        + " ("
        + answered
        + ")";
  }

  /** The same refusal, in words that name its cause, if that is the address. */
  AirbyteRefusedException explain(
      AirbyteRefusedException refusal, String call, String path, AirbyteCalls calls) {
    boolean token = path.equals(Call.TOKEN);
    if (!refusal.unsure() && !(token && refusal.unknown())) {
      return refusal;
    }
    Address address = calls.address();
    String route = address.older() ? "/health" : "/workspaces";
    String answered = refusal.status() + " to " + call;
    String words = token ? noTokens(address) + " (" + answered + ")" : "";
    if (path.equals(route)) {
      words = words(address, answered);
    } else {
      String query = address.older() ? "" : "?limit=1";
      Optional<Http.Response> other =
          calls.once(address.base(), new Call("GET", route, query, "", TIMEOUT, true));
      if (other.filter(WrongAddress::isNoAirbyte).isPresent()) {
        String also = other.get().status() + " to GET " + address.base().getPath() + route;
        words = words(address, answered + ", " + also);
      }
    }
    return words.isEmpty()
        ? refusal
        : new AirbyteRefusedException(refusal.status(), Answerer.OTHER, words, "");
  }

  private String noTokens(Address address) {
    return "Airbyte gives no access tokens at "
        + address.base()
        + Call.TOKEN
        + ": check `api_url` in secret "
        + secretName
        + " and what stands before Airbyte; an Airbyte too old for applications wants `username`"
        + " and `password` instead of `client_id` and `client_secret`";
  }

  private static boolean isNoAirbyte(Http.Response response) {
    int status = response.status();
    if (status >= 200 && status < 300) {
      try {
        Json.readObject(response.body());
        return false;
      } catch (MalformedJsonException _) {
        return true;
      }
    }
    return status == 404 || status == 405 || (status >= 300 && status < 400);
  }
}
