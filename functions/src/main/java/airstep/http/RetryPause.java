package airstep.http;

import java.time.Duration;

/** Waits between two attempts within a step. */
@FunctionalInterface
public interface RetryPause {

  /** Returns after the given time. */
  void pause(Duration duration);
}
