package airstep.http;

import java.time.Duration;

/** How a step waits between two tries of its own. */
@FunctionalInterface
public interface Pause {

  /** Returns after that time. */
  void pause(Duration duration);
}
