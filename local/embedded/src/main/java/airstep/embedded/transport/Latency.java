package airstep.embedded.transport;

import airstep.http.Http;
import java.time.Duration;

/** How long a request is on its way, and how long its answer takes once the effect is there. */
@FunctionalInterface
public interface Latency {

  Latency NONE = _ -> new Lag(Duration.ZERO, Duration.ZERO);

  Lag of(Http.Request request);

  /**
   * The two halves of a call's time.
   *
   * @param before from sending to the effect
   * @param after from the effect to the whole answer
   */
  record Lag(Duration before, Duration after) {}
}
