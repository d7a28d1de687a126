package airstep.embedded.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws a message in a frame for a terminal, as people see it in Slack.
 *
 * @param width the width of the frame, in columns
 * @param color whether to use colors and styles
 * @param app the name of the sender
 * @param zone the time zone of the reader
 */
public record SlackDrawing(int width, boolean color, String app, ZoneId zone) {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final int LEAST_WIDTH = 24;
  private static final int FRAME = 4;

  public SlackDrawing {
    width = Math.max(LEAST_WIDTH, width);
  }

  /** The frame's lines, each with a line end. */
  public String draw(SlackMessage message) {
    List<Line> lines = new ArrayList<>();
    String time = CLOCK.format(message.at().atZone(zone));
    Span space = Span.plain(" ");
    lines.add(
        Line.of(
            Span.of(app, Look.BOLD),
            space,
            Span.of("APP", Look.FAINT),
            space,
            Span.of(time, Look.FAINT)));
    JsonNode blocks = message.payload().path("blocks");
    if (!blocks.isEmpty()) {
      // The text is then only for notifications.
      lines.addAll(blocks(blocks));
    } else if (!message.text().isEmpty()) {
      lines.addAll(wrap(MrkdwnReader.read(message.text())));
    }
    return edge("╭", "╮")
        + lines.stream().map(this::framed).collect(Collectors.joining())
        + edge("╰", "╯");
  }

  private List<Line> blocks(JsonNode blocks) {
    List<Line> lines = new ArrayList<>();
    String above = "header";
    for (JsonNode block : blocks) {
      String type = block.path("type").asText();
      if (!type.equals("context") && !above.equals("header")) {
        lines.add(Line.of());
      }
      lines.addAll(block(type, block));
      above = type;
    }
    return lines;
  }

  private List<Line> block(String type, JsonNode block) {
    return switch (type) {
      case "header" -> wrap(looking(Look.BOLD, spans(block.path("text"))));
      case "section" -> wrap(spans(block.path("text")));
      case "context" -> {
        List<Span> spans = new ArrayList<>();
        for (JsonNode element : block.path("elements")) {
          spans.add(Span.plain(spans.isEmpty() ? "" : "  "));
          spans.addAll(spans(element));
        }
        yield wrap(looking(Look.FAINT, spans));
      }
      default -> List.of(Line.of(Span.of("[" + type + "]", Look.FAINT)));
    };
  }

  private List<Line> wrap(List<Span> spans) {
    return Line.wrap(spans, width - FRAME);
  }

  private static List<Span> spans(JsonNode text) {
    String content = text.path("text").asText();
    return text.path("type").asText().equals("mrkdwn")
        ? MrkdwnReader.read(content)
        : List.of(Span.plain(content));
  }

  private static List<Span> looking(Look look, List<Span> spans) {
    return spans.stream().map(span -> span.with(look)).toList();
  }

  private String framed(Line line) {
    String side = Line.of(Span.of("│", Look.FAINT)).render(color);
    String padding = " ".repeat(Math.max(0, width - FRAME - line.columns()));
    return side + " " + line.render(color) + padding + " " + side + "\n";
  }

  private String edge(String left, String right) {
    Span edge = Span.of(left + "─".repeat(width - 2) + right, Look.FAINT);
    return Line.of(edge).render(color) + "\n";
  }
}
