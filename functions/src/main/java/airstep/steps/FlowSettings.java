package airstep.steps;

import airstep.vocabulary.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the settings of a flow: the object that contains {@code alert.secret}. */
final class FlowSettings {

  private FlowSettings() {}

  /** Returns those in an input: a run's are under {@code settings}, a sync's at the top level. */
  static Optional<JsonObject> in(JsonObject input) {
    return input
        .object("settings")
        .filter(FlowSettings::isIt)
        .or(() -> Optional.of(input).filter(FlowSettings::isIt));
  }

  /** Returns the settings in a definition, at any depth. */
  static JsonObject of(JsonObject definition) {
    return find(definition.fields())
        .orElseThrow(
            () -> new BadInputException("the definition of this execution names no alert secret"));
  }

  private static Optional<JsonObject> find(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          Optional.of(JsonObject.of(map)).filter(FlowSettings::isIt).or(() -> first(map.values()));
      case List<?> list -> first(list);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<JsonObject> first(Collection<?> values) {
    return values.stream().flatMap(value -> find(value).stream()).findFirst();
  }

  private static boolean isIt(JsonObject object) {
    return object.object("alert").flatMap(alert -> alert.text("secret")).isPresent();
  }
}
