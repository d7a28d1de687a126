package airstep.terminal;

import airstep.embedded.slack.TerminalText;

/** A line that fits into the columns of a terminal, with its spaces as they are. */
public final class Fitted {

  private Fitted() {}

  /** Returns the line, cut to end with … if it is too long. */
  public static String line(String line, int columns) {
    if (TerminalText.columns(line) <= columns) {
      return line;
    }
    int end = line.length();
    while (end > 0 && TerminalText.columns(line.substring(0, end)) > columns - 1) {
      end = line.offsetByCodePoints(end, -1);
    }
    return line.substring(0, end) + "…";
  }
}
