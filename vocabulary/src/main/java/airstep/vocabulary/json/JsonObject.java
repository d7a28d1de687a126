package airstep.vocabulary.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * A JSON object with typed access. A field that is missing, null or of another type is empty; the
 * {@code need…} methods throw {@link MissingFieldException}, which names it.
 *
 * <p>It uses loops instead of streams, whose classes would slow down each step's cold start.
 */
public final class JsonObject {

  /** The largest whole number that a {@link Double} represents exactly. */
  private static final double LARGEST_EXACT = 0x1p53;

  private final Map<String, Object> fields;

  private JsonObject(Map<String, Object> fields) {
    this.fields = Collections.unmodifiableMap(fields);
  }

  /** Creates a view of a map with text keys, as a JSON parser returns. */
  public static JsonObject of(Map<?, ?> map) {
    Map<String, Object> fields = new LinkedHashMap<>();
    map.forEach((name, value) -> fields.put((String) name, value));
    return new JsonObject(fields);
  }

  public static JsonObject empty() {
    return new JsonObject(Map.of());
  }

  /** Returns the fields in order. */
  public Map<String, Object> fields() {
    return fields;
  }

  public Optional<String> text(String name) {
    return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  public OptionalLong whole(String name) {
    return switch (fields.get(name)) {
      case Long number -> OptionalLong.of(number);
      case Double number when number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT ->
          OptionalLong.of(number.longValue());
      case null, default -> OptionalLong.empty();
    };
  }

  /** Returns true only if the field exists and is true. */
  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(fields.get(name));
  }

  public Optional<JsonObject> object(String name) {
    return fields.get(name) instanceof Map<?, ?> map ? Optional.of(of(map)) : Optional.empty();
  }

  /** Returns the objects in the list with this name, and ignores other items. */
  public List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    for (Map<?, ?> map : items(name, Map.class)) {
      objects.add(of(map));
    }
    return objects;
  }

  /** Returns the texts in the list with this name, and ignores other items. */
  public List<String> texts(String name) {
    return items(name, String.class);
  }

  /** Returns the whole numbers in the list with this name, and ignores other items. */
  public List<Long> wholes(String name) {
    return items(name, Long.class);
  }

  private <T> List<T> items(String name, Class<T> type) {
    List<T> items = new ArrayList<>();
    if (fields.get(name) instanceof List<?> list) {
      for (Object item : list) {
        if (type.isInstance(item)) {
          items.add(type.cast(item));
        }
      }
    }
    return items;
  }

  /** Returns the duration with this name, which is in whole seconds. */
  public Optional<Duration> seconds(String name) {
    return whole(name, Duration::ofSeconds);
  }

  /**
   * Returns the time with this name; empty if it is missing or null.
   *
   * @throws MissingFieldException if it is another text
   */
  public Optional<Instant> time(String name) {
    try {
      return text(name).map(Instant::parse);
    } catch (DateTimeException _) {
      throw new MissingFieldException(name, "a time such as 2026-11-22T07:00:00Z");
    }
  }

  /** Returns the time with this name, which is in milliseconds since 1970. */
  public Optional<Instant> millis(String name) {
    return whole(name, Instant::ofEpochMilli);
  }

  private <T> Optional<T> whole(String name, LongFunction<T> made) {
    OptionalLong number = whole(name);
    return number.isPresent() ? Optional.of(made.apply(number.getAsLong())) : Optional.empty();
  }

  public String needText(String name) {
    return text(name).orElseThrow(() -> new MissingFieldException(name, "a string"));
  }

  public long needWhole(String name) {
    return whole(name).orElseThrow(() -> new MissingFieldException(name, "a whole number"));
  }

  public double needNumber(String name) {
    if (fields.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw new MissingFieldException(name, "a number");
  }

  public Duration needSeconds(String name) {
    return Duration.ofSeconds(needWhole(name));
  }

  /** Returns the constant with this name; empty if there is none, or if it is unknown. */
  public <E extends Enum<E>> Optional<E> oneOf(E[] values, String name) {
    for (E value : values) {
      if (value.name().equals(fields.get(name))) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  public <E extends Enum<E>> E needOneOf(E[] values, String name) {
    needText(name);
    Optional<E> constant = oneOf(values, name);
    if (constant.isEmpty()) {
      throw new MissingFieldException(name, "one of " + Arrays.toString(values));
    }
    return constant.get();
  }

  public JsonObject needObject(String name) {
    return object(name).orElseThrow(() -> new MissingFieldException(name, "an object"));
  }

  /**
   * Returns the objects in the list with this name. Throws {@link MissingFieldException} if the
   * list is missing or has other items, because an unreadable list is not an empty one.
   */
  public List<JsonObject> needObjects(String name) {
    if (fields.get(name) instanceof List<?>) {
      return needAll(name, objects(name), "a list of objects");
    }
    throw new MissingFieldException(name, "a list");
  }

  /** Returns what the objects in the list with this name are read as. All must be readable. */
  public <T> List<T> needList(String name, Function<JsonObject, T> reader) {
    List<T> list = new ArrayList<>();
    for (JsonObject object : needObjects(name)) {
      list.add(reader.apply(object));
    }
    return list;
  }

  public List<String> needTexts(String name) {
    return needAll(name, texts(name), "a list of texts");
  }

  private <T> List<T> needAll(String name, List<T> items, String kind) {
    if (fields.get(name) instanceof List<?> list && list.size() == items.size()) {
      return items;
    }
    throw new MissingFieldException(name, kind);
  }

  public boolean needBoolean(String name) {
    if (fields.get(name) instanceof Boolean value) {
      return value;
    }
    throw new MissingFieldException(name, "true or false");
  }

  public Instant needTime(String name) {
    return time(name).orElseThrow(() -> new MissingFieldException(name, "a time"));
  }

  @Override
  public String toString() {
    return "JsonObject" + fields.keySet();
  }
}
