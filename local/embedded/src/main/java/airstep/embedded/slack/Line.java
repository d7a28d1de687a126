package airstep.embedded.slack;

import java.util.ArrayList;
import java.util.List;

/** The characters of one row of the terminal. */
record Line(List<Span> characters) {

  Line {
    characters = List.copyOf(characters);
  }

  static Line of(Span... spans) {
    return new Line(Span.characters(List.of(spans)));
  }

  int columns() {
    return columns(characters);
  }

  /** Breaks at line ends and, where a line is too long, at a space if there is one. */
  static List<Line> wrap(List<Span> spans, int width) {
    var lines = new ArrayList<Line>();
    var row = new ArrayList<Span>();
    for (Span character : Span.characters(spans)) {
      if (character.text().equals("\n")) {
        lines.add(trimmed(row));
        row.clear();
        continue;
      }
      // Spaces may exceed the width: they are trimmed with the line.
      if (!character.isSpace() && columns(row) + character.columns() > width) {
        int end = lastWordStart(row);
        lines.add(trimmed(row.subList(0, end)));
        row.subList(0, end).clear();
      }
      row.add(character);
    }
    lines.add(trimmed(row));
    return lines;
  }

  String render(boolean color) {
    var text = new StringBuilder();
    int from = 0;
    for (int to = 1; to <= characters.size(); to++) {
      var looks = characters.get(from).looks();
      if (to == characters.size() || !characters.get(to).looks().equals(looks)) {
        var run = new StringBuilder();
        characters.subList(from, to).forEach(one -> run.append(one.text()));
        text.append(color ? Look.paint(run.toString(), looks) : run);
        from = to;
      }
    }
    return text.toString();
  }

  private static int columns(List<Span> row) {
    return row.stream().mapToInt(Span::columns).sum();
  }

  private static int lastWordStart(List<Span> row) {
    for (int i = row.size() - 1; i > 0; i--) {
      if (row.get(i).isSpace()) {
        return i + 1;
      }
    }
    return row.size();
  }

  private static Line trimmed(List<Span> row) {
    int end = row.size();
    while (end > 0 && row.get(end - 1).isSpace()) {
      end--;
    }
    return new Line(row.subList(0, end));
  }
}
