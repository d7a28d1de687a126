package airstep.embedded.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Draws a message as Slack shows it, as an SVG picture for the documentation. */
public final class SlackPicture {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final int WIDTH = 680;
  private static final int LEFT = 68;
  private static final int TEXT_WIDTH = WIDTH - LEFT - 20;

  private final StringBuilder drawn = new StringBuilder();
  private final Set<PictureIcon> icons = new TreeSet<>();
  private double y = 36;

  private SlackPicture() {}

  /** The picture, with its notification as a title for those who cannot see it. */
  public static String of(SlackMessage message) {
    SlackPicture picture = new SlackPicture();
    picture.top(CLOCK.format(message.at()));
    String above = "header";
    for (JsonNode block : message.payload().path("blocks")) {
      picture.block(block, above);
      above = block.path("type").asText();
    }
    return picture.whole("In Slack: " + MrkdwnReader.unescape(message.text()));
  }

  private void top(String time) {
    drawn.append(
        """
        <rect x="20" y="18" width="36" height="36" rx="8" class="app"/>
        <path d="M28 45 L38 26 L48 45 M32.5 38.5 H43.5" class="a"/>
        <text x="%d" y="32" class="t"><tspan class="b">Airstep</tspan></text>
        <rect x="127" y="20" width="30" height="15" rx="3" class="badge"/>
        <text x="142" y="31" class="s" text-anchor="middle" font-size="10">APP</text>
        <text x="165" y="32" class="s" font-size="12">%s</text>
        """
            .formatted(LEFT, time));
  }

  private void block(JsonNode block, String above) {
    switch (block.path("type").asText()) {
      case "header" -> {
        y += 4;
        text(List.of(Span.plain(block.at("/text/text").asText())), 18, "h");
      }
      case "section" -> {
        y += above.equals("header") ? 4 : 10;
        text(MrkdwnReader.read(block.at("/text/text").asText()), 15, "t");
      }
      case "context" -> {
        y += 10;
        text(MrkdwnReader.read(block.at("/elements/0/text").asText()), 12.5, "s");
      }
      default -> throw new IllegalArgumentException("no picture of " + block);
    }
  }

  private void text(List<Span> spans, double size, String look) {
    for (List<Span> line : lines(spans)) {
      boolean quoted = !line.isEmpty() && line.getFirst().text().equals("▎ ");
      List<Span> rest = quoted ? line.subList(1, line.size()) : line;
      List<List<Glyph>> rows =
          PictureFont.wrap(rest, size, look.equals("h"), TEXT_WIDTH - (quoted ? 16 : 0));
      double top = y;
      for (List<Glyph> row : rows) {
        y += Math.round(size * 1.47);
        row(row, LEFT + (quoted ? 16 : 0), size, look);
      }
      if (quoted) {
        drawn.append(
            "<rect x=\"%d\" y=\"%s\" width=\"4\" height=\"%s\" rx=\"2\" class=\"quote\"/>\n"
                .formatted(LEFT, number(top + 5), number(y - top)));
      }
    }
  }

  private static List<List<Span>> lines(List<Span> spans) {
    List<List<Span>> lines = new ArrayList<>();
    lines.add(new ArrayList<>());
    for (Span span : spans) {
      String[] parts = span.text().split("\n", -1);
      for (int i = 0; i < parts.length; i++) {
        if (i > 0) {
          lines.add(new ArrayList<>());
        }
        if (!parts[i].isEmpty()) {
          lines.getLast().add(new Span(parts[i], span.looks()));
        }
      }
    }
    return lines;
  }

  private void row(List<Glyph> row, double left, double size, String look) {
    double x = left;
    int from = 0;
    if (!row.isEmpty() && row.getFirst().icon().isPresent()) {
      PictureIcon icon = row.getFirst().icon().get();
      icons.add(icon);
      double side = size * 1.1;
      drawn.append(
          "<use href=\"#%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n"
              .formatted(
                  icon.id(), number(x), number(y - side * 0.85), number(side), number(side)));
      x += side + size * 0.3;
      from = row.size() > 1 && row.get(1).text().equals(" ") ? 2 : 1;
    }
    if (!row.isEmpty() && row.getFirst().text().equals("@")) {
      drawn.append(mentioned(row, x, size));
    }
    drawn.append(
        "<text x=\"%s\" y=\"%s\" class=\"%s\" font-size=\"%s\">"
            .formatted(number(x), number(y), look, number(size)));
    for (int to = from + 1; to <= row.size(); to++) {
      if (to == row.size() || !row.get(to).looks().equals(row.get(from).looks())) {
        StringBuilder run = new StringBuilder();
        row.subList(from, to).forEach(glyph -> run.append(glyph.text()));
        drawn.append(span(run.toString(), row.get(from).looks()));
        from = to;
      }
    }
    drawn.append("</text>\n");
  }

  /** Slack highlights mentions. */
  private String mentioned(List<Glyph> row, double x, double size) {
    List<Glyph> name = row.stream().takeWhile(glyph -> glyph.looks().contains(Look.LINK)).toList();
    return "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"3\" class=\"lit\"/>\n"
        .formatted(
            number(x - 2),
            number(y - size),
            number(PictureFont.width(name, size, false) + 2),
            number(size * 1.33));
  }

  private static String span(String text, Set<Look> looks) {
    StringBuilder classes = new StringBuilder();
    if (looks.contains(Look.BOLD)) {
      classes.append(" b");
    }
    if (looks.contains(Look.LINK)) {
      classes.append(text.startsWith("@") ? " m" : " l");
    }
    if (looks.contains(Look.CODE)) {
      classes.append(" c");
    }
    return classes.isEmpty()
        ? escape(text)
        : "<tspan class=\"" + classes.substring(1) + "\">" + escape(text) + "</tspan>";
  }

  private String whole(String title) {
    int height = (int) Math.ceil(Math.max(y, 44) + 20);
    StringBuilder symbols = new StringBuilder();
    icons.forEach(icon -> symbols.append(icon.symbol()));
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" role="img" aria-labelledby="title">
    <title id="title">%3$s</title>
    <style>
      text { font-family: Lato, Arial, "Liberation Sans", Helvetica, sans-serif; fill: #1d1c1d; white-space: pre }
      .h, .b { font-weight: 700 } .s { fill: #616061 } .l { fill: #1264a3 } .m { fill: #1264a3; font-weight: 600 }
      .c { font-family: ui-monospace, Menlo, Consolas, monospace; fill: #c01343; font-size: 0.87em }
      .card { fill: #ffffff; stroke: #d9d9dc } .quote { fill: #dddddd } .badge { fill: #e8e8e8 } .lit { fill: #fbefc9 }
      .app { fill: #1a6b54 } .a { fill: none; stroke: #ffffff; stroke-width: 3.4; stroke-linecap: round; stroke-linejoin: round }
    </style>
    <defs>
    %4$s</defs>
    <rect x="0.5" y="0.5" width="%5$d" height="%6$d" rx="8" class="card"/>
    %7$s</svg>
    """
        .formatted(WIDTH, height, escape(title), symbols, WIDTH - 1, height - 1, drawn);
  }

  private static String number(double number) {
    return String.format(Locale.ENGLISH, "%.1f", number).replace(".0", "");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
