package airstep.infra;

import airstep.statemachine.EventRule;
import airstep.vocabulary.FlowInput.Scheduled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.events.CfnRule.InputTransformerProperty;

/** What a machine is told about its start. */
final class TriggerInput {

  /** The time that was meant, not the one at which it comes to pass. */
  static final String SCHEDULED_BY_SCHEDULER =
      "{\"" + Scheduled.SCHEDULED_TIME + "\":\"<aws.scheduler.scheduled-time>\"}";

  private TriggerInput() {}

  static InputTransformerProperty scheduled() {
    return of(Map.of(Scheduled.SCHEDULED_TIME, "$.time"));
  }

  static InputTransformerProperty event() {
    return of(EventRule.ON_INPUT);
  }

  /** Fields with a text each: a path into the event, beginning with {@code $.}, or what it is. */
  static InputTransformerProperty of(Map<String, String> input) {
    Map<String, String> paths = new TreeMap<>();
    List<String> fields = new ArrayList<>();
    new TreeMap<>(input)
        .forEach(
            (field, text) -> {
              if (text.startsWith("$.")) {
                paths.put(field, text);
                // EventBridge puts a text in quotes by itself.
                fields.add("\"%s\":<%s>".formatted(field, field));
              } else {
                fields.add("\"%s\":\"%s\"".formatted(field, text));
              }
            });
    return InputTransformerProperty.builder()
        .inputPathsMap(paths)
        .inputTemplate("{" + String.join(",", fields) + "}")
        .build();
  }
}
