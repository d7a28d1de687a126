package airstep.embedded.transport;

import airstep.http.Http;
import java.time.Duration;

/** The time from a request to its effect, and from the effect to the response. */
@FunctionalInterface
public interface Latency {

  Latency NONE = _ -> new Lag(Duration.ZERO, Duration.ZERO);

  Lag of(Http.Request request);

  /**
   * The two parts of the latency of a call.
   *
   * @param before the time from sending to the effect
   * @param after the time from the effect to the whole response
   */
  record Lag(Duration before, Duration after) {}
}
