package airstep.http;

import java.time.Duration;

/** Waits between two attempts within a step. */
@FunctionalInterface
public interface Pause {

  /** Returns after the given time. */
  void pause(Duration duration);
}
