package airstep.terminal;

import airstep.embedded.slack.TerminalText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table for a terminal. Each column is as wide as its widest cell; the last is not padded. If the
 * table is too wide, it cuts the cells of flexible columns, and then leaves out expendable columns.
 */
public final class TextTable {

  private static final String GAP = "  ";

  /** Less of a text says too little. */
  private static final int LEAST = 10;

  private final List<List<String>> rows = new ArrayList<>();
  private final Deque<Integer> expendable = new ArrayDeque<>();
  private List<Integer> flexible = List.of();

  public TextTable(String... headings) {
    rows.add(List.of(headings));
  }

  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** Which columns may be cut, counted from 0. */
  public TextTable flexible(Integer... columns) {
    flexible = List.of(columns);
    return this;
  }

  /** Which columns may be left out, the least important first. */
  public TextTable expendable(Integer... columns) {
    expendable.addAll(Arrays.asList(columns));
    return this;
  }

  /** The lines, the headings first, as wide as they need to be. */
  public List<String> lines() {
    return lines(Console.UNLIMITED);
  }

  /** The lines, none of them wider than that. */
  public List<String> lines(int most) {
    List<Integer> shown =
        new ArrayList<>(IntStream.range(0, rows.getFirst().size()).boxed().toList());
    int[] widths = widths();
    cut(widths, shown, most);
    for (Integer column : expendable) {
      if (total(widths, shown) > most) {
        // The column itself, not what is at its place.
        shown.remove((Object) column);
        widths = widths();
        cut(widths, shown, most);
      }
    }
    return lines(widths, shown, most);
  }

  private List<String> lines(int[] widths, List<Integer> shown, int most) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column : shown) {
        String cell = row.get(column);
        int columns = TerminalText.columns(cell);
        line.append(line.isEmpty() ? "" : GAP);
        line.append(columns > widths[column] ? TerminalText.cut(cell, widths[column]) : cell);
        line.repeat(' ', Math.max(0, widths[column] - columns));
      }
      String text = line.toString().stripTrailing();
      lines.add(Fitted.line(text, most));
    }
    return lines;
  }

  private int[] widths() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], TerminalText.columns(row.get(i)));
      }
    }
    return widths;
  }

  /** Cuts the widest flexible columns until the table fits, or until all have the least width. */
  private void cut(int[] widths, List<Integer> shown, int most) {
    for (int over = total(widths, shown) - most; over > 0; over--) {
      int widest = -1;
      for (int column : flexible) {
        boolean wider = widest < 0 || widths[column] > widths[widest];
        if (shown.contains(column) && widths[column] > LEAST && wider) {
          widest = column;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  private static int total(int[] widths, List<Integer> shown) {
    int gaps = GAP.length() * (shown.size() - 1);
    return gaps + shown.stream().mapToInt(column -> widths[column]).sum();
  }
}
