package airstep.cli;

import airstep.embedded.slack.SlackDrawing;
import airstep.embedded.slack.SlackMessage;
import java.time.ZoneOffset;
import java.util.List;

/** What came to the embedded Slack channel, drawn as a person would see it there. */
record SlackText(Console console) {

  private static final int WIDTH = 78;

  void draw(List<SlackMessage> messages) {
    SlackDrawing drawing = new SlackDrawing(WIDTH, console.colour(), "Airstep", ZoneOffset.UTC);
    messages.forEach(message -> console.out().print(drawing.draw(message)));
  }
}
