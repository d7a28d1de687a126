package airstep.aws;

import java.util.function.Supplier;

/**
 * Opens something when it is first used, and keeps it.
 *
 * <p>A cold start then loads only the clients that the call needs, and later calls of the same
 * function use them again.
 */
public final class Lazy<T> implements Supplier<T> {

  private final Supplier<? extends T> opener;
  private T opened;

  /** Opens nothing yet. */
  public Lazy(Supplier<? extends T> opener) {
    this.opener = opener;
  }

  @Override
  public synchronized T get() {
    if (opened == null) {
      opened = opener.get();
    }
    return opened;
  }
}
