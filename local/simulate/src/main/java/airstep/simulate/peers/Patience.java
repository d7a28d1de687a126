package airstep.simulate.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Whether a failed call is sent again. */
@FunctionalInterface
interface Patience {

  Patience NONE = (_, _, _) -> Optional.empty();

  /**
   * The pause before the next try; empty if it gives up.
   *
   * @param failures how many times it has failed, counted from 1
   * @param since how long ago it was first sent
   */
  Optional<Duration> pause(int failures, IOException last, Duration since);
}
