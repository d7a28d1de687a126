package airstep.embedded.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The lines of a message's blocks, for a given width. */
record BlockDrawing(int width) {

  private static final Set<String> CLOSE_ABOVE = Set.of("context", "divider");
  private static final Set<String> CLOSE_BELOW = Set.of("header", "divider");
  private static final int NARROW = 44;
  private static final int GUTTER = 2;

  List<Line> blocks(JsonNode blocks) {
    var lines = new ArrayList<Line>();
    String above = "header";
    for (JsonNode block : blocks) {
      String type = block.path("type").asText();
      if (!CLOSE_ABOVE.contains(type) && !CLOSE_BELOW.contains(above)) {
        lines.add(Line.BLANK);
      }
      lines.addAll(block(type, block));
      above = type;
    }
    return lines;
  }

  List<Line> text(String mrkdwn) {
    return Line.wrap(MrkdwnReader.read(mrkdwn), width);
  }

  private List<Line> block(String type, JsonNode block) {
    return switch (type) {
      case "header" -> Line.wrap(looking(Look.BOLD, spans(block.path("text"))), width);
      case "section" -> section(block);
      case "divider" -> List.of(Line.of(Span.of("─".repeat(width), Look.FAINT)));
      case "context" -> context(block.path("elements"));
      case "actions" -> buttons(block.path("elements"));
      case "markdown" -> text(block.path("text").asText());
      case "image" -> List.of(Line.of(image(block)));
      default -> List.of(Line.of(Span.of("[" + type + "]", Look.FAINT)));
    };
  }

  private List<Line> section(JsonNode section) {
    var lines = new ArrayList<Line>();
    if (section.has("text")) {
      lines.addAll(Line.wrap(spans(section.path("text")), width));
    }
    lines.addAll(fields(section.path("fields")));
    if (section.path("accessory").path("type").asText().equals("button")) {
      lines.add(button(section.path("accessory")));
    }
    return lines;
  }

  /** Slack shows fields in two columns, and under each other where there is no room. */
  private List<Line> fields(JsonNode fields) {
    int columns = width < NARROW ? 1 : 2;
    int column = (width - GUTTER * (columns - 1)) / columns;
    var lines = new ArrayList<Line>();
    for (int i = 0; i < fields.size(); i += columns) {
      List<Line> left = Line.wrap(spans(fields.get(i)), column);
      boolean alone = columns == 1 || i + 1 == fields.size();
      List<Line> right = alone ? List.of() : Line.wrap(spans(fields.get(i + 1)), column);
      for (int row = 0; row < Math.max(left.size(), right.size()); row++) {
        Line start = row < left.size() ? left.get(row) : Line.BLANK;
        lines.add(row < right.size() ? start.padded(column + GUTTER).then(right.get(row)) : start);
      }
    }
    return lines;
  }

  private List<Line> context(JsonNode elements) {
    var spans = new ArrayList<Span>();
    for (JsonNode element : elements) {
      if (!spans.isEmpty()) {
        spans.add(Span.plain("  "));
      }
      spans.addAll(
          element.path("type").asText().equals("image") ? List.of(image(element)) : spans(element));
    }
    return Line.wrap(looking(Look.FAINT, spans), width);
  }

  private List<Line> buttons(JsonNode elements) {
    var lines = new ArrayList<Line>();
    Line row = Line.BLANK;
    for (JsonNode element : elements) {
      Line button = button(element);
      if (row.columns() > 0 && row.columns() + GUTTER + button.columns() > width) {
        lines.add(row);
        row = Line.BLANK;
      }
      row = row.columns() == 0 ? button : row.padded(row.columns() + GUTTER).then(button);
    }
    lines.add(row);
    return lines;
  }

  private Line button(JsonNode button) {
    String label = MrkdwnReader.readPlain(button.path("text").path("text").asText()).text();
    return Line.wrap(List.of(Span.of("[ " + label + " ]", Look.BUTTON)), width).getFirst();
  }

  private static Span image(JsonNode image) {
    return Span.of("[image: " + image.path("alt_text").asText() + "]", Look.FAINT);
  }

  private static List<Span> spans(JsonNode text) {
    String content = text.path("text").asText();
    return text.path("type").asText().equals("mrkdwn")
        ? MrkdwnReader.read(content)
        : List.of(MrkdwnReader.readPlain(content));
  }

  private static List<Span> looking(Look look, List<Span> spans) {
    return Stream.of(spans).flatMap(List::stream).map(span -> span.with(look)).toList();
  }
}
