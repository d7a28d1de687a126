package airstep.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Consumer;

/** The person who started the command, and may interrupt it. */
public interface Person {

  /** Calls the action for each Ctrl-C, on another thread, until the result is closed. */
  Interrupts onInterrupt(Runnable action);

  /** Reads the next line that the person writes; calls back on another thread, empty at the end. */
  void answer(Consumer<Optional<String>> line);

  /** No longer receives interrupts when it is closed. */
  interface Interrupts extends AutoCloseable {

    @Override
    void close();
  }

  /** The person at the terminal of this process. */
  static Person atTerminal() {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    return new Person() {
      @Override
      public Interrupts onInterrupt(Runnable action) {
        return OsSignal.on("INT", action)::close;
      }

      @Override
      public void answer(Consumer<Optional<String>> line) {
        // A daemon, since a read of a terminal cannot be interrupted.
        Thread.ofPlatform().daemon().name("answer").start(() -> line.accept(next(lines)));
      }
    };
  }

  private static Optional<String> next(BufferedReader lines) {
    try {
      return Optional.ofNullable(lines.readLine());
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
