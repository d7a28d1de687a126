package airstep.embedded;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves. */
public final class MovableClock implements InstantSource {

  private Instant now;

  public MovableClock(String start) {
    this.now = Instant.parse(start);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  public synchronized void pass(Duration duration) {
    now = now.plus(duration);
  }
}
