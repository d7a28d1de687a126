package airstep.airbyte;

import airstep.airbyte.AirbyteRefusedException.Answerer;
import airstep.http.Http;
import airstep.json.Json;
import airstep.json.MalformedJsonException;
import java.time.Duration;
import java.util.Optional;

/**
 * Detects that {@code api_url} does not lead to an Airbyte API, and suggests an address.
 *
 * <p>A 404 for a connection may mean a missing connection or a missing route. The address is wrong
 * only if a route that every Airbyte has is missing too.
 */
final class WrongAddress {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final String secretName;

  WrongAddress(String secretName) {
    this.secretName = secretName;
  }

  /** Returns the message for an answer that did not come from Airbyte. */
  String words(Address address, String answered) {
    return "`api_url` in secret "
        + secretName
        + " does not lead to an Airbyte API: "
        + address.advice()
        + " ("
        + answered
        + ")";
  }

  /** Returns the refusal, with a message about the address if that is the cause. */
  AirbyteRefusedException explain(
      AirbyteRefusedException refusal, String call, String path, AirbyteSession session) {
    boolean token = path.equals(Call.TOKEN);
    if (!refusal.unsure() && !(token && refusal.unknown())) {
      return refusal;
    }
    Address address = session.address();
    String route = address.older() ? "/health" : "/workspaces";
    String answered = refusal.status() + " to " + call;
    String words = token ? noTokens(address) + " (" + answered + ")" : "";
    if (path.equals(route)) {
      words = words(address, answered);
    } else {
      String query = address.older() ? "" : "?limit=1";
      Optional<Http.Response> other =
          session.once(address.base(), new Call("GET", route, query, "", TIMEOUT, true));
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
    return "Airbyte does not issue access tokens at "
        + address.base()
        + Call.TOKEN
        + ": check `api_url` in secret "
        + secretName
        + " and any proxy in front of Airbyte; an Airbyte too old for applications needs `username`"
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
