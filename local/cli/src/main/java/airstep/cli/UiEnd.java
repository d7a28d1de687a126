package airstep.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/**
 * When {@code ui} ends: at Ctrl-C, or when the retries that it runs have ended. A second Ctrl-C
 * does not wait for them.
 */
final class UiEnd {

  private final LocalRetries retries;
  private final PrintStream err;
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean waits;

  UiEnd(LocalRetries retries, PrintStream err) {
    this.retries = retries;
    this.err = err;
  }

  /** Takes a Ctrl-C. */
  synchronized void interrupt() {
    int running = retries.end(this::now);
    if (waits || running == 0) {
      now();
      return;
    }
    waits = true;
    err.printf(
        "%n%s of this page still %s; a second Ctrl-C detaches: jobs go on in Airbyte, and no alert"
            + " will come%n",
        running == 1 ? "1 retry" : running + " retries", running == 1 ? "runs" : "run");
  }

  /** Ends it without waiting. */
  void now() {
    ended.countDown();
  }

  void await() {
    try {
      ended.await();
    } catch (InterruptedException _) {
      // A test ends it like this.
    }
  }
}
