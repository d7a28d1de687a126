package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The text of an alert from a flow file, with placeholders like those of Prefect's automations. */
final class AlertTemplate {
  static final List<String> PLACEHOLDERS =
      List.of(
          "flow.name",
          "flow_run.id",
          "flow_run.name",
          "flow_run.state.message",
          "flow_run.state.name");

  /** A placeholder, or a brace pair that belongs to none. */
  private static final Pattern BRACES =
      Pattern.compile("\\{\\{((?:(?!\\{\\{|}}).)*)}}|\\{\\{|}}", Pattern.DOTALL);

  private static final String LIKE = "write it like {{ flow.name }}";
  private static final Function<Yaml, String> LINE = Rules.line(500);

  private AlertTemplate() {}

  /** Returns the text, with exactly one space on each side inside every placeholder. */
  static String read(Yaml value) {
    String text = LINE.apply(value);
    return BRACES
        .matcher(text)
        .replaceAll(found -> placeholder(found.group(1), text.substring(found.start())));
  }

  /** Returns the placeholder of that name, which the rest of the text begins with. */
  private static String placeholder(String written, String rest) {
    if (written == null) {
      throw new Refusal(
          rest.startsWith("}}")
              ? "}} does not close a placeholder"
              : "the placeholder %s is not closed".formatted(quote(rest)),
          LIKE);
    }
    String name = written.strip();
    if (!PLACEHOLDERS.contains(name)) {
      throw Refusal.unknown(
          "unknown placeholder " + quote(name),
          name,
          PLACEHOLDERS,
          "valid placeholders are " + String.join(", ", PLACEHOLDERS));
    }
    return "{{ " + name + " }}";
  }
}
