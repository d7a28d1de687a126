package airstep.steps;

import airstep.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of a flow, wherever they stand: an object with {@code alert.secret} in it. */
final class FlowSettings {

  private FlowSettings() {}

  /**
   * The settings that an execution was given: a run under {@code settings}, a sync beside others.
   */
  static Optional<JsonObject> in(JsonObject input) {
    return input
        .object("settings")
        .filter(FlowSettings::isIt)
        .or(() -> Optional.of(input).filter(FlowSettings::isIt));
  }

  /** The settings that stand in a definition, wherever that is. */
  static JsonObject of(JsonObject definition) {
    return find(definition.fields())
        .orElseThrow(
            () -> new BadInputException("the definition of this execution names no alert secret"));
  }

  private static Optional<JsonObject> find(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        JsonObject object = JsonObject.of(map);
        yield isIt(object) ? Optional.of(object) : first(map.values());
      }
      case List<?> list -> first(list);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<JsonObject> first(Iterable<?> values) {
    for (Object value : values) {
      Optional<JsonObject> found = find(value);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean isIt(JsonObject object) {
    return object.object("alert").flatMap(alert -> alert.text("secret")).isPresent();
  }
}
