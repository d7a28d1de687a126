package airstep.alert;

import airstep.text.OneLine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a notification, with places for what a run was and what became of it. */
record NotificationTemplate(String text) {

  /** What is said of a run that failed, unless its flow says otherwise. */
  static final NotificationTemplate OURS =
      new NotificationTemplate("Airbyte sync failed: {{ flow.name }} - {{ flow_run.state.message }}");

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
                      case "flow_run.state.name" -> part.kind().state();
                      case "flow_run.id" -> OneLine.of(run.execution(), 300);
                      case "flow_run.name" -> run.executionName();
                      default -> place.group();
                    }));
  }
}
