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
 * @param colour whether to use colors and styles
 * @param app the name of the sender
 * @param zone the time zone of the reader
 */
public record SlackDrawing(int width, boolean colour, String app, ZoneId zone) {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final int LEAST_WIDTH = 24;
  private static final int FRAME = 4;

  public SlackDrawing {
    width = Math.max(LEAST_WIDTH, width);
  }

  /** The frame's lines, each with a line end. */
  public String draw(SlackMessage message) {
    var lines = new ArrayList<String>();
    lines.add(edge("╭", "╮"));
    lines.add(framed(title(message)));
    content(message.payload()).forEach(line -> lines.add(framed(line)));
    lines.add(edge("╰", "╯"));
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private Line title(SlackMessage message) {
    String time = CLOCK.format(message.at().atZone(zone));
    return Line.of(
        Span.of(app, Look.BOLD),
        Span.plain(" "),
        Span.of("APP", Look.FAINT),
        Span.plain(" "),
        Span.of(time, Look.FAINT));
  }

  /** If there are blocks, the text is only for notifications. */
  private List<Line> content(JsonNode payload) {
    var drawing = new BlockDrawing(width - FRAME);
    if (!payload.path("blocks").isEmpty()) {
      return drawing.blocks(payload.path("blocks"));
    }
    return payload.path("text").asText().isEmpty()
        ? List.of()
        : drawing.text(payload.path("text").asText());
  }

  private String framed(Line line) {
    String side = Line.of(Span.of("│", Look.FAINT)).render(colour);
    return side + " " + line.padded(width - FRAME).render(colour) + " " + side;
  }

  private String edge(String left, String right) {
    return Line.of(Span.of(left + "─".repeat(width - 2) + right, Look.FAINT)).render(colour);
  }
}
