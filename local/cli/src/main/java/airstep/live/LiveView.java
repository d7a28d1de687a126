package airstep.live;

import airstep.embedded.slack.TerminalText;
import airstep.terminal.TerminalSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Draws a run as lines of at most the given width, one for each connection, and never more lines
 * than the height. Connections that do not fit are counted; reasons that were cut follow in full if
 * there is room.
 */
public record LiveView(TerminalSize size, boolean color) {

  private static final int LEAST_NAME = 8;
  private static final int SIGN = 2;
  private static final String GAP = "  ";

  List<String> lines(LiveStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add(styled(TerminalText.cut(status.summary(), size.columns()), "1"));
    List<SyncRow> rows = status.rows();
    int room = size.lines() - 1;
    int shown = rows.size() <= room ? rows.size() : Math.max(0, room - 1);
    List<SyncRow> worst = rows.subList(0, shown);
    int name = nameColumns(worst);
    worst.forEach(row -> lines.add(line(row, name)));
    if (shown < rows.size() && room > 0) {
      String more =
          "… and %d more: %s"
              .formatted(rows.size() - shown, LiveStatus.counts(rows.subList(shown, rows.size())));
      lines.add(styled(TerminalText.cut(more, size.columns()), "2"));
    }
    lines.addAll(reasons(worst, name, size.lines() - lines.size()));
    return lines;
  }

  /** Returns in full what the lines above had to cut of why syncs fail or wait. */
  private List<String> reasons(List<SyncRow> rows, int name, int room) {
    Map<String, List<SyncRow>> byReason =
        rows.stream()
            .filter(row -> row.phase().failed() || row.isTroubled())
            .filter(row -> !fits(row, name))
            .collect(
                Collectors.groupingBy(
                    row -> row.trouble().orElse(""), LinkedHashMap::new, Collectors.toList()));
    List<String> lines = new ArrayList<>();
    byReason.forEach(
        (reason, some) -> {
          String others = some.size() > 1 ? " and %d more".formatted(some.size() - 1) : "";
          List<String> text =
              TerminalText.wrap(some.getFirst().label() + others + ": " + reason, size.columns());
          if (lines.size() + 1 + text.size() <= room) {
            lines.add("");
            lines.addAll(text);
          }
        });
    return lines;
  }

  /** Long names may take two fifths of the width. */
  private int nameColumns(List<SyncRow> rows) {
    int most = Math.max(LEAST_NAME, size.columns() * 2 / 5);
    return rows.stream()
        .mapToInt(row -> TerminalText.columns(TerminalText.cut(row.label(), most)))
        .max()
        .orElse(0);
  }

  private String line(SyncRow row, int name) {
    String sign = styled(row.phase().sign(), code(row));
    String label = TerminalText.fit(row.label(), name);
    String details = fits(row, name) ? row.details() : row.shortDetails();
    return sign + " " + label + GAP + TerminalText.cut(details, details(name));
  }

  private boolean fits(SyncRow row, int name) {
    return TerminalText.columns(row.details()) <= details(name);
  }

  /** The columns that a name leaves for the details. */
  private int details(int name) {
    return Math.max(0, size.columns() - SIGN - name - GAP.length());
  }

  private static String code(SyncRow row) {
    if (row.phase().failed()) {
      return "31";
    }
    if (row.isTroubled() || row.phase() == SyncPhase.SKIPPED) {
      return "33";
    }
    return row.phase() == SyncPhase.SUCCEEDED ? "32" : "36";
  }

  private String styled(String text, String code) {
    return color ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
