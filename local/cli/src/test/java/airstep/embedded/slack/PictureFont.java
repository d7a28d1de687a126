package airstep.embedded.slack;

import java.util.ArrayList;
import java.util.List;

/** Widths of text in the font of the pictures, precise enough to wrap its lines. */
final class PictureFont {

  /** Of Arial and similar fonts, from the space to the tilde, in thousandths of its size. */
  private static final int[] WIDTHS = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
  };

  private static final double OTHERS = 0.9;
  private static final double BOLD = 1.07;

  private PictureFont() {}

  static List<List<Glyph>> wrap(List<Span> spans, double size, boolean bold, double width) {
    List<List<Glyph>> rows = new ArrayList<>();
    List<Glyph> row = new ArrayList<>();
    for (Span cell : Span.characters(spans)) {
      Glyph glyph = new Glyph(cell.text(), cell.looks(), PictureIcon.of(cell.text()));
      if (!cell.isSpace() && width(row, size, bold) + width(glyph, size, bold) > width) {
        int end = lastWord(row);
        rows.add(new ArrayList<>(row.subList(0, end)));
        row.subList(0, end).clear();
      }
      row.add(glyph);
    }
    rows.add(row);
    return rows;
  }

  private static int lastWord(List<Glyph> row) {
    for (int i = row.size() - 1; i > 0; i--) {
      if (row.get(i).text().equals(" ")) {
        return i + 1;
      }
    }
    return row.size();
  }

  static double width(List<Glyph> row, double size, boolean bold) {
    return row.stream().mapToDouble(glyph -> width(glyph, size, bold)).sum();
  }

  private static double width(Glyph glyph, double size, boolean bold) {
    int c = glyph.text().codePointAt(0);
    double width = c >= ' ' && c <= '~' ? WIDTHS[c - ' '] / 1000.0 : OTHERS;
    return width * size * (bold || glyph.looks().contains(Look.BOLD) ? BOLD : 1);
  }
}
