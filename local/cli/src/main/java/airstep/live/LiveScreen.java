package airstep.live;

import airstep.embedded.slack.TerminalText;
import airstep.terminal.OsSignal;
import airstep.terminal.TerminalSize;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Draws a run in place on a terminal. The cursor stays at the end of the last line, so that the
 * lines never scroll by themselves.
 */
public final class LiveScreen implements RunDisplay {

  private static final Pattern STYLE = Pattern.compile("\033\\[[0-9;]*m");

  /** The terminal shows ^C after the last line; one column more, and it would break the line. */
  private static final int ECHO = 3;

  /** In virtual time there are thousands of events a second. */
  private static final long LEAST_NANOS = 100_000_000;

  private final PrintStream out;
  private final Supplier<TerminalSize> size;
  private final boolean color;
  private List<String> drawn = List.of();
  private long drawnAt = System.nanoTime() - LEAST_NANOS;

  LiveScreen(PrintStream out, Supplier<TerminalSize> size, boolean color) {
    this.out = out;
    this.size = size;
    this.color = color;
  }

  /** Draws on the terminal of the process, also after a resize. */
  public static LiveScreen onTerminal(PrintStream out) {
    AtomicReference<TerminalSize> size = new AtomicReference<>(TerminalSize.ask());
    var _ = OsSignal.on("WINCH", () -> size.set(TerminalSize.ask()));
    String without = System.getenv("NO_COLOR");
    return new LiveScreen(out, size::get, without == null || without.isEmpty());
  }

  @Override
  public void show(LiveRun run, Instant now) {
    if (System.nanoTime() - drawnAt >= LEAST_NANOS) {
      drawnAt = System.nanoTime();
      draw(run.at(now));
    }
  }

  void draw(LiveStatus status) {
    TerminalSize now = size.get();
    TerminalSize usable = new TerminalSize(now.columns() - ECHO, now.lines());
    List<String> lines = new LiveView(usable, color).lines(status);
    // Erases the rest of each line and what is below, rather than all before: that would flicker.
    print(home(now) + String.join("\033[K\n", lines) + "\033[K\033[J");
    drawn = lines;
  }

  @Override
  public void log(String line) {
    end();
    out.println(line);
  }

  @Override
  public void end() {
    if (!drawn.isEmpty()) {
      print(home(size.get()) + "\033[J");
      drawn = List.of();
    }
  }

  @Override
  public int columns() {
    return size.get().columns();
  }

  /**
   * Moves to the first drawn line. If the terminal has become narrower since, it has broken each
   * line into several.
   */
  private String home(TerminalSize now) {
    int rows = 0;
    for (String line : drawn) {
      int columns = TerminalText.columns(STYLE.matcher(line).replaceAll(""));
      rows += Math.max(1, Math.ceilDiv(columns, now.columns()));
    }
    int up = Math.min(rows, now.lines()) - 1;
    return up > 0 ? "\r\033[" + up + "A" : "\r";
  }

  private void print(String text) {
    out.print(text);
    out.flush();
  }
}
