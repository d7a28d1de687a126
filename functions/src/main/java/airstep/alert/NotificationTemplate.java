package airstep.alert;

import airstep.text.OneLine;
import airstep.vocabulary.AlertKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of a notification, with places for what a run was and what became of it. */
record NotificationTemplate(String text) {

  /** What is said of a run that failed, unless its flow says otherwise. */
  static final NotificationTemplate OURS =
      new NotificationTemplate(
          "Airbyte sync failed: {{ flow.name }} - {{ flow_run.state.message }}");

  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([a-z_.]+)\\s*\\}\\}");

  String fill(RunResult run, Part part) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    switch (place.group(1)) {
                      case "flow.name" -> Part.flow(run);
                      case "flow_run.state.message" -> part.message();
                      case "flow_run.state.name" -> state(part.kind());
                      case "flow_run.id" -> OneLine.of(run.execution(), 300);
                      case "flow_run.name" -> run.executionName();
                      default -> place.group();
                    }));
  }

  /** Prefect's name of the state of a run that ended so, such as {@code TimedOut}. */
  private static String state(AlertKind kind) {
    return Stream.of(kind.word().split("-")).map(Spoken::sentence).collect(Collectors.joining());
  }
}
