package airstep.terminal;

import java.lang.reflect.Proxy;

/**
 * A signal of the operating system that this process handles itself.
 *
 * <p>The only public API for signals is a shutdown hook. It cannot serve: after its first signal
 * the JVM ends when the hooks end, so that "wait" would be impossible, and it ignores a second one
 * while a hook waits for an answer. {@code sun.misc.Signal} is in the exported module {@code
 * jdk.unsupported}, but javac warns of each use by name and cannot be told otherwise, so it is
 * called by reflection. Without it, a signal has its usual effect.
 */
public final class OsSignal implements AutoCloseable {

  private final Object signal;
  private final Object before;

  private OsSignal(Object signal, Object before) {
    this.signal = signal;
    this.before = before;
  }

  /** Calls the action on a thread of its own for each signal of that name, such as {@code INT}. */
  public static OsSignal on(String name, Runnable action) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object signal = type.getConstructor(String.class).newInstance(name);
      Object handling =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (_, _, _) -> {
                action.run();
                return null;
              });
      return new OsSignal(signal, handle(signal, handling));
    } catch (ReflectiveOperationException _) {
      // Not on this JDK, or no such signal on this system.
      return new OsSignal(null, null);
    }
  }

  private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.SignalHandler");
    return signal
        .getClass()
        .getMethod("handle", signal.getClass(), type)
        .invoke(null, signal, handler);
  }

  /** Gives the signal its earlier effect again. */
  @Override
  public void close() {
    try {
      if (signal != null) {
        handle(signal, before);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
