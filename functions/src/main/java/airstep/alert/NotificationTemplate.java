package airstep.alert;

import airstep.text.OneLine;
import airstep.vocabulary.AlertKind;
import airstep.vocabulary.run.RunId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of a notification, with placeholders. */
final class NotificationTemplate {

  /** The text for a run that failed, unless its flow sets another. */
  static final String OURS = "Airbyte sync failed: {{ flow.name }} - {{ flow_run.state.message }}";

  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([a-z_.]+)\\s*\\}\\}");

  private NotificationTemplate() {}

  static String fill(String template, RunId run, Part part) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    switch (place.group(1)) {
                      case "flow.name" -> RunResult.shortFlow(run);
                      case "flow_run.state.message" -> part.message();
                      case "flow_run.state.name" -> state(part.kind());
                      case "flow_run.id" -> OneLine.of(run.execution(), 300);
                      case "flow_run.name" -> RunLine.executionName(run);
                      default -> place.group();
                    }));
  }

  /** Returns Prefect's name for such a state, such as {@code TimedOut}. */
  private static String state(AlertKind kind) {
    return Stream.of(kind.word().split("-"))
        .map(HumanFormat::sentence)
        .collect(Collectors.joining());
  }
}
