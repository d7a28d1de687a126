package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.util.List;
import java.util.function.Function;

/** The text of an alert from a flow file, with placeholders like those of Prefect's automations. */
final class AlertTemplate {
  static final List<String> PLACEHOLDERS =
      List.of(
          "flow.name",
          "flow_run.id",
          "flow_run.name",
          "flow_run.state.message",
          "flow_run.state.name");

  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";
  private static final Function<Yaml, String> LINE = Rules.line(500);

  private AlertTemplate() {}

  /** Returns the text, with exactly one space on each side inside every placeholder. */
  static String read(Yaml value) {
    String text = LINE.apply(value);
    StringBuilder read = new StringBuilder();
    int at = 0;
    for (int open = open(text, at); open >= 0; open = open(text, at)) {
      int close = text.indexOf(CLOSE, open);
      int next = text.indexOf(OPEN, open + OPEN.length());
      if (close < 0 || (next >= 0 && next < close)) {
        throw new Refusal(
            "the placeholder %s is not closed".formatted(quote(text.substring(open))),
            "write it like {{ flow.name }}");
      }
      String name = text.substring(open + OPEN.length(), close).strip();
      if (!PLACEHOLDERS.contains(name)) {
        throw Refusal.unknown(
            "unknown placeholder " + quote(name),
            name,
            PLACEHOLDERS,
            "valid placeholders are " + String.join(", ", PLACEHOLDERS));
      }
      read.append(text, at, open).append("{{ ").append(name).append(" }}");
      at = close + CLOSE.length();
    }
    return read.append(text, at, text.length()).toString();
  }

  /** Returns the index where the next placeholder begins, or less than 0 if there is none. */
  private static int open(String text, int from) {
    int open = text.indexOf(OPEN, from);
    int close = text.indexOf(CLOSE, from);
    if (close >= 0 && (open < 0 || close < open)) {
      throw new Refusal("}} does not close a placeholder", "write it like {{ flow.name }}");
    }
    return open;
  }
}
