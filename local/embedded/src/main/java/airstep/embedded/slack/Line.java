package airstep.embedded.slack;

import java.util.ArrayList;
import java.util.List;

/** The text of one row of the terminal. */
record Line(List<Cell> cells) {

  Line {
    cells = List.copyOf(cells);
  }

  static Line of(Span... spans) {
    return new Line(Cell.of(List.of(spans)).toList());
  }

  int columns() {
    return columns(cells);
  }

  /** Breaks at line ends and, where a line is too long, at a space if there is one. */
  static List<Line> wrap(List<Span> spans, int width) {
    var lines = new ArrayList<Line>();
    var row = new ArrayList<Cell>();
    for (Cell cell : Cell.of(spans).toList()) {
      if (cell.text().equals("\n")) {
        lines.add(trimmed(row));
        row.clear();
        continue;
      }
      // Spaces may exceed the width: they are trimmed with the line.
      if (!cell.isSpace() && columns(row) + cell.columns() > width) {
        int end = lastWordStart(row);
        lines.add(trimmed(row.subList(0, end)));
        row.subList(0, end).clear();
      }
      row.add(cell);
    }
    lines.add(trimmed(row));
    return lines;
  }

  String render(boolean colour) {
    var text = new StringBuilder();
    int from = 0;
    for (int to = 1; to <= cells.size(); to++) {
      var looks = cells.get(from).looks();
      if (to == cells.size() || !cells.get(to).looks().equals(looks)) {
        var run = new StringBuilder();
        cells.subList(from, to).forEach(cell -> run.append(cell.text()));
        text.append(colour ? Look.paint(run.toString(), looks) : run);
        from = to;
      }
    }
    return text.toString();
  }

  private static int columns(List<Cell> cells) {
    return cells.stream().mapToInt(Cell::columns).sum();
  }

  private static int lastWordStart(List<Cell> row) {
    for (int i = row.size() - 1; i > 0; i--) {
      if (row.get(i).isSpace()) {
        return i + 1;
      }
    }
    return row.size();
  }

  private static Line trimmed(List<Cell> row) {
    int end = row.size();
    while (end > 0 && row.get(end - 1).isSpace()) {
      end--;
    }
    return new Line(row.subList(0, end));
  }
}
