package airstep.asl.timeline;

import java.util.concurrent.Callable;

/** The result of work: a value or an exception. */
public sealed interface WorkResult<T> {

  /** The work returned; the value may be null. */
  record Returned<T>(T value) implements WorkResult<T> {}

  /** The work threw. */
  record Threw<T>(Throwable cause) implements WorkResult<T> {}

  /** Calls the work and returns its result. */
  static <T> WorkResult<T> of(Callable<T> work) {
    try {
      return new Returned<>(work.call());
    } catch (Throwable e) {
      return new Threw<>(e);
    }
  }
}
