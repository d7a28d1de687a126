package airstep.airbyte;

import airstep.airbyte.AirbyteRefusedException.Answerer;
import airstep.http.Http;
import airstep.json.Json;
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

  private WrongAddress() {}

  /** Returns the refusal, with a message about the address if that is the cause. */
  static AirbyteRefusedException explain(
      AirbyteRefusedException refusal, Call call, AirbyteSession session) {
    boolean token = call.path().equals(Call.TOKEN);
    if (refusal.answerer() != Answerer.UNSURE && !(token && refusal.unknown())) {
      return refusal;
    }
    Address address = session.address();
    String answered = refusal.status() + " to " + call.name(address);
    String query = address.older() ? "" : "?limit=1";
    Call everywhere =
        new Call("GET", address.older() ? "/health" : "/workspaces", query, "", TIMEOUT, true);
    if (call.path().equals(everywhere.path())) {
      return AirbyteRefusedException.byOther(refusal.status(), address.wrong(answered));
    }
    Optional<Http.Response> other = session.once(address.base(), everywhere);
    if (other.filter(WrongAddress::isNoAirbyte).isPresent()) {
      String also = other.get().status() + " to " + everywhere.name(address);
      return AirbyteRefusedException.byOther(
          refusal.status(), address.wrong(answered + ", " + also));
    }
    return token
        ? AirbyteRefusedException.byOther(refusal.status(), noTokens(address, answered))
        : refusal;
  }

  private static String noTokens(Address address, String answered) {
    return """
    Airbyte does not issue access tokens at %s%s: check %s and any proxy in front of Airbyte; \
    an Airbyte too old for applications needs `username` and `password` instead of \
    `client_id` and `client_secret` (%s)\
    """
        .formatted(address.base(), Call.TOKEN, address.field(), answered);
  }

  private static boolean isNoAirbyte(Http.Response response) {
    int status = response.status();
    return (status >= 200 && status < 300)
        ? Json.objectIn(response.body()).isEmpty()
        : status == 404 || status == 405 || (status >= 300 && status < 400);
  }
}
