package airstep.infra;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.events.CfnRule.InputTransformerProperty;

/** What a flow's machine is told about its start; EventBridge puts texts in quotes by itself. */
final class TriggerInput {

  /** The time that was meant, not the one at which it comes to pass. */
  static final String SCHEDULED_BY_SCHEDULER =
      "{\"scheduledTime\":\"<aws.scheduler.scheduled-time>\"}";

  private TriggerInput() {}

  static InputTransformerProperty scheduled() {
    return transformer(Map.of("time", "$.time"), "{\"scheduledTime\":<time>}");
  }

  static InputTransformerProperty event() {
    return transformer(
        Map.of("id", "$.id", "time", "$.time"), "{\"eventId\":<id>,\"time\":<time>}");
  }

  static InputTransformerProperty after(String upstream) {
    return transformer(
        Map.of("time", "$.time"), "{\"after\":\"%s\",\"time\":<time>}".formatted(upstream));
  }

  private static InputTransformerProperty transformer(Map<String, String> paths, String template) {
    return InputTransformerProperty.builder()
        .inputPathsMap(new TreeMap<>(paths))
        .inputTemplate(template)
        .build();
  }
}
