package airstep.asl.timeline;

import java.util.concurrent.Semaphore;

/**
 * Work on its own virtual thread that alternates with the loop: {@link #resume} lets it run and
 * waits until it parks or ends.
 */
final class Coroutine {

  private final Semaphore go = new Semaphore(0);
  private final Semaphore back = new Semaphore(0);
  private final Thread thread;
  boolean closed;
  private boolean ended;

  Coroutine(Runnable work) {
    thread = Thread.ofVirtual().name("work").unstarted(() -> run(work));
  }

  private void run(Runnable work) {
    go.acquireUninterruptibly();
    try {
      work.run();
    } finally {
      ended = true;
      back.release();
    }
  }

  void begin() {
    thread.start();
    resume();
  }

  /** Called by the loop: lets the work run until it parks or ends. */
  void resume() {
    go.release();
    back.acquireUninterruptibly();
  }

  /** Called by the work: waits until the loop resumes it. */
  void park() throws InterruptedException {
    back.release();
    go.acquireUninterruptibly();
    if (closed) {
      throw new InterruptedException("the timeline was closed");
    }
  }

  /** Called by the loop: resumes the work with an interruption until it has ended. */
  void close() {
    closed = true;
    while (!ended) {
      resume();
    }
  }

  boolean isCurrentThread() {
    return Thread.currentThread().equals(thread);
  }
}
