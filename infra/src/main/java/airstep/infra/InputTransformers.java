package airstep.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.events.CfnRule.InputTransformerProperty;

/** The input that a rule gives its target. */
final class InputTransformers {

  private InputTransformers() {}

  /**
   * Returns the transformer that builds the input.
   *
   * @param input the fields: a path into the event, which begins with {@code $.}, or a text
   */
  static InputTransformerProperty of(Map<String, String> input) {
    Map<String, String> paths = new TreeMap<>();
    List<String> fields = new ArrayList<>();
    new TreeMap<>(input)
        .forEach(
            (field, text) -> {
              if (text.startsWith("$.")) {
                paths.put(field, text);
                // EventBridge adds the quotes.
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
