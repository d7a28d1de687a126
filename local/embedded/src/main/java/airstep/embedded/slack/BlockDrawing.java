package airstep.embedded.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Draws the blocks of a message for a given width. */
record BlockDrawing(int width) {

  List<Line> blocks(JsonNode blocks) {
    var lines = new ArrayList<Line>();
    String above = "header";
    for (JsonNode block : blocks) {
      String type = block.path("type").asText();
      if (!type.equals("context") && !above.equals("header")) {
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
      case "section" -> Line.wrap(spans(block.path("text")), width);
      case "context" -> context(block.path("elements"));
      default -> List.of(Line.of(Span.of("[" + type + "]", Look.FAINT)));
    };
  }

  private List<Line> context(JsonNode elements) {
    var spans = new ArrayList<Span>();
    for (JsonNode element : elements) {
      if (!spans.isEmpty()) {
        spans.add(Span.plain("  "));
      }
      spans.addAll(spans(element));
    }
    return Line.wrap(looking(Look.FAINT, spans), width);
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
