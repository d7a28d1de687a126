package airstep.simulate.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Whether a call that failed is sent again. */
@FunctionalInterface
interface Patience {

  Patience NONE = (_, _, _) -> Optional.empty();

  /**
   * The pause before it is, if it is.
   *
   * @param failures how many times it has failed, from 1 on
   * @param since how long ago it was first sent
   */
  Optional<Duration> pause(int failures, IOException last, Duration since);
}
