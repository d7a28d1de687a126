package airstep.live;

import airstep.terminal.Console;
import java.io.PrintStream;
import java.time.Instant;
import java.util.function.Consumer;

/** Where a person sees what a run does. */
public interface RunDisplay {

  /** Shows the run as it is at that time; called for each change, and each second of real time. */
  void show(LiveRun run, Instant now);

  /** Prints a log line of a step. */
  void log(String line);

  /** Leaves the terminal free for other text. The next call of {@link #show} draws again. */
  void end();

  /** Returns how wide its lines may be. */
  default int columns() {
    return Console.UNLIMITED;
  }

  /** Shows log lines only, which other programs read. */
  static RunDisplay ofLogs(PrintStream out) {
    return ofLogs(out::println);
  }

  /** Shows nothing, for a run that a person sees elsewhere. */
  static RunDisplay ofNothing() {
    return ofLogs(_ -> {});
  }

  private static RunDisplay ofLogs(Consumer<String> out) {
    return new RunDisplay() {
      @Override
      public void show(LiveRun run, Instant now) {}

      @Override
      public void log(String line) {
        out.accept(line);
      }

      @Override
      public void end() {}
    };
  }
}
