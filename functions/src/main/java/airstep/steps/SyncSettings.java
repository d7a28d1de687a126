package airstep.steps;

import airstep.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of one sync: those that its input gives, over a flow's defaults. */
final class SyncSettings {

  private SyncSettings() {}

  /**
   * The defaults, with what is given in their place.
   *
   * @throws BadInputException if something is given that the defaults do not have, or have as
   *     another kind of value
   */
  static Map<String, Object> over(JsonObject defaults, JsonObject given) {
    return over(defaults, given, "sync");
  }

  /**
   * Of what is given only what the defaults know. A run that began before a deployment starts its
   * syncs after it: it then gives what another release knew.
   */
  static JsonObject known(JsonObject defaults, JsonObject given) {
    Map<String, Object> known = new LinkedHashMap<>();
    given
        .fields()
        .forEach(
            (name, value) -> {
              Object original = defaults.fields().get(name);
              if (original instanceof Map<?, ?> map && value instanceof Map<?, ?> inner) {
                known.put(name, known(JsonObject.of(map), JsonObject.of(inner)).fields());
              } else if (defaults.fields().containsKey(name)) {
                known.put(name, value);
              }
            });
    return JsonObject.of(known);
  }

  private static Map<String, Object> over(JsonObject defaults, JsonObject given, String where) {
    Map<String, Object> settings = new LinkedHashMap<>(defaults.fields());
    given
        .fields()
        .forEach(
            (name, value) -> {
              String path = where + "." + name;
              if (!settings.containsKey(name)) {
                throw new BadInputException(
                    "`" + path + "` is no setting: known are " + defaults.fields().keySet());
              }
              settings.put(name, fit(settings.get(name), value, path));
            });
    return settings;
  }

  private static Object fit(Object original, Object value, String path) {
    return switch (original) {
      case Map<?, ?> map when value instanceof Map<?, ?> given ->
          over(JsonObject.of(map), JsonObject.of(given), path);
      case Number _ when value instanceof Number number && number.doubleValue() >= 0 -> value;
      case String _ when value instanceof String -> value;
      case List<?> _ when value instanceof List<?> -> value;
      case Map<?, ?> _ -> throw wrong(path, "an object");
      case Number _ -> throw wrong(path, "a number from 0 up");
      case List<?> _ -> throw wrong(path, "a list");
      case null, default -> throw wrong(path, "a text");
    };
  }

  private static BadInputException wrong(String path, String kind) {
    return new BadInputException("`" + path + "` must be " + kind);
  }
}
