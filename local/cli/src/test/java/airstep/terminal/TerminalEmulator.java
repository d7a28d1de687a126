package airstep.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a terminal that the live view uses: lines that break at the width, the cursor, and
 * erasing. Every character has one column. A narrower width breaks the lines again, as most
 * terminals do.
 */
public final class TerminalEmulator {

  private static final Pattern PART =
      Pattern.compile(
          "\033\\[(?<number>\\d*)(?<command>[A-Za-z])|(?<text>[^\033])", Pattern.DOTALL);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
  private int width;
  private int y;
  private int x;

  public TerminalEmulator(int width) {
    this.width = width;
  }

  public PrintStream out() {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** The rows from the top, without trailing blanks. */
  public List<String> rows() {
    Matcher parts = PART.matcher(bytes.toString(StandardCharsets.UTF_8));
    bytes.reset();
    while (parts.find()) {
      if (parts.group("text") != null) {
        put(parts.group("text").charAt(0));
      } else {
        control(parts.group("command").charAt(0), parts.group("number"));
      }
    }
    return rows.stream().map(row -> row.toString().stripTrailing()).toList();
  }

  /** Breaks each row again at that width; the cursor stays behind its character. */
  public void narrow(int columns) {
    rows();
    width = columns;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).length() > columns) {
        rows.add(i + 1, new StringBuilder(rows.get(i).substring(columns)));
        rows.get(i).setLength(columns);
        y += i < y || (i == y && x > columns) ? 1 : 0;
        x = i == y - 1 && x > columns ? x - columns : x;
      }
    }
  }

  private void put(char character) {
    switch (character) {
      case '\r' -> x = 0;
      case '\n' -> down();
      default -> {
        if (x == width) {
          down();
        }
        StringBuilder row = rows.get(y);
        row.repeat(' ', Math.max(0, x + 1 - row.length()));
        row.setCharAt(x, character);
        x++;
      }
    }
  }

  private void down() {
    y++;
    x = 0;
    if (y == rows.size()) {
      rows.add(new StringBuilder());
    }
  }

  private void control(char command, String number) {
    switch (command) {
      case 'A' -> y = Math.max(0, y - Integer.parseInt(number));
      case 'K' -> rows.get(y).setLength(Math.min(x, rows.get(y).length()));
      case 'J' -> {
        control('K', "");
        rows.subList(y + 1, rows.size()).clear();
      }
      case 'm' -> {}
      default -> throw new IllegalArgumentException("unknown: " + command);
    }
  }
}
