package airstep.asl.timeline;

/** How a piece of blocking work ended: with a value or with what it threw. */
public sealed interface WorkResult<T> {

  /** The work returned; the value may be null. */
  record Returned<T>(T value) implements WorkResult<T> {}

  /** The work threw. */
  record Threw<T>(Throwable cause) implements WorkResult<T> {}

  /** Calls the work and keeps whatever comes of it. */
  static <T> WorkResult<T> of(Work<T> work) {
    try {
      return new Returned<>(work.call());
    } catch (Throwable e) {
      return new Threw<>(e);
    }
  }
}
