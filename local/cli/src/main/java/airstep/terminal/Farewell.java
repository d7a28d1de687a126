package airstep.terminal;

/** Says something if a signal ends the process before this is closed. */
public final class Farewell implements AutoCloseable {

  private final Thread hook;

  public Farewell(Runnable words) {
    hook = new Thread(words, "farewell");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // It speaks, and the process ends after it.
    }
  }
}
