package airstep.steps;

import airstep.text.OneLine;
import airstep.vocabulary.StartedBy;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.sync.PrepareInput;
import airstep.vocabulary.sync.SyncSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads the input of PrepareSync. The settings of a run come from a checked file; those of a person
 * in the console do not.
 */
final class PrepareInputJson {

  private static final Duration LEAST_POLL = Duration.ofSeconds(10);

  private PrepareInputJson() {}

  /**
   * Merges the given settings with the defaults.
   *
   * @throws BadInputException if the connection id is not a UUID, or a setting is unknown, has the
   *     wrong type or is out of range
   */
  static PrepareInput read(JsonObject json) {
    JsonObject input = json.needObject("input");
    String connectionId = input.text("connectionId").orElse("none");
    if (!isUuid(connectionId)) {
      throw new BadInputException(
          "connectionId "
              + OneLine.of(connectionId, 60)
              + " is not a UUID: copy it from the connection's URL in Airbyte");
    }
    JsonObject defaults = json.needObject("defaults");
    JsonObject given = input.object("sync").orElse(JsonObject.empty());
    boolean byRun = input.fields().containsKey(StartedBy.KEY);
    JsonObject merged = over(defaults, given, "sync", byRun);
    SyncSettings settings = SyncSettings.read(merged);
    if (given.object("poll").filter(it -> !it.fields().containsKey("history")).isPresent()) {
      // Intervals that a person or an earlier release gives are meant as they are.
      settings = settings.with(settings.poll().plain());
    }
    if (settings.poll().first().compareTo(LEAST_POLL) < 0
        || settings.poll().max().compareTo(LEAST_POLL) < 0) {
      throw new BadInputException(
          "`sync.poll` is too fast: `firstSeconds` and `maxSeconds` must be at least "
              + LEAST_POLL.toSeconds());
    }
    return new PrepareInput(connectionId, settings, json.needWhole("retried"));
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /**
   * Returns the defaults with the given settings in their place.
   *
   * @param byRun whether they come from a run. It may have started before a deployment, with
   *     settings of an earlier release, so unknown ones are ignored
   */
  private static JsonObject over(
      JsonObject defaults, JsonObject given, String where, boolean byRun) {
    Map<String, Object> settings = new LinkedHashMap<>(defaults.fields());
    given
        .fields()
        .forEach(
            (name, value) -> {
              String path = where + "." + name;
              if (settings.containsKey(name)) {
                settings.put(name, fit(settings.get(name), value, path, byRun));
              } else if (!byRun) {
                throw new BadInputException(
                    "unknown setting `" + path + "`: known are " + defaults.fields().keySet());
              }
            });
    return JsonObject.of(settings);
  }

  private static Object fit(Object original, Object value, String path, boolean byRun) {
    return switch (original) {
      case Map<?, ?> map when value instanceof Map<?, ?> given ->
          over(JsonObject.of(map), JsonObject.of(given), path, byRun).fields();
      case Number _ when value instanceof Number number && number.doubleValue() >= 0 -> value;
      case String _ when value instanceof String -> value;
      case Boolean _ when value instanceof Boolean -> value;
      case List<?> _ when value instanceof List<?> -> value;
      case Map<?, ?> _ -> throw wrong(path, "an object");
      case Number _ -> throw wrong(path, "a number of at least 0");
      case Boolean _ -> throw wrong(path, "true or false");
      case List<?> _ -> throw wrong(path, "a list");
      case null, default -> throw wrong(path, "a string");
    };
  }

  private static BadInputException wrong(String path, String kind) {
    return new BadInputException("`" + path + "` must be " + kind);
  }
}
