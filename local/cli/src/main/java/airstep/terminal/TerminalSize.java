package airstep.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The size of a terminal, in columns and lines. */
public record TerminalSize(int columns, int lines) {

  public static final TerminalSize USUAL = new TerminalSize(80, 24);

  private static final int LEAST = 2;

  /**
   * Asks the terminal of the process. The JDK does not know it: {@code java.io.Console} has no
   * size, and {@code COLUMNS} is usually not exported, nor would it follow a resize. {@code stty}
   * takes 2 ms.
   */
  public static TerminalSize ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return read(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException _) {
      return USUAL;
    }
  }

  /** Reads lines and columns as {@code stty size} prints them; 0 if the terminal has no size. */
  public static TerminalSize read(String printed) {
    String[] numbers = printed.strip().split(" ", -1);
    if (numbers.length != 2 || !printed.strip().matches("\\d{1,5} \\d{1,5}")) {
      return USUAL;
    }
    int lines = Integer.parseInt(numbers[0]);
    int columns = Integer.parseInt(numbers[1]);
    return lines < LEAST || columns < LEAST ? USUAL : new TerminalSize(columns, lines);
  }
}
