package airstep.asl.timeline;

import java.time.Duration;

/** Waiting in real time, on a thread that drives no timeline. */
public final class RealTime {

  private RealTime() {}

  /** Lets the time pass. An interruption ends it with {@link IllegalStateException}. */
  public static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
