package airstep.vocabulary.json;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Collects the fields of an object to write. An {@link Instant} becomes a string, a {@link
 * Duration} whole seconds, an enum constant its name, and a {@link JsonRecord} its object, in a
 * list as well.
 */
public final class JsonFields implements JsonRecord {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Adds a field. Without a value it is null. */
  public JsonFields put(String name, Object value) {
    fields.put(name, plain(value));
    return this;
  }

  /** Adds a field if it has a value other than false. */
  public JsonFields putIfAny(String name, Object value) {
    Object plain = plain(value);
    if (plain != null && !Boolean.FALSE.equals(plain)) {
      fields.put(name, plain);
    }
    return this;
  }

  /** Adds all fields of an object. */
  public JsonFields putAll(JsonRecord object) {
    fields.putAll(object.json().fields);
    return this;
  }

  @Override
  public JsonFields json() {
    return this;
  }

  /** Returns what a reader of the written object would see. */
  public JsonObject object() {
    return JsonObject.of(fields);
  }

  /** Returns the fields in the order of their addition. */
  public Map<String, Object> map() {
    return fields;
  }

  private static Object plain(Object value) {
    // Before the switch, which is slower: most values are these.
    if (value instanceof String || value instanceof Long || value instanceof Boolean) {
      return value;
    }
    return switch (value) {
      case Optional<?> optional -> plain(optional.orElse(null));
      case OptionalLong optional -> optional.isPresent() ? (Object) optional.getAsLong() : null;
      case Instant time -> time.toString();
      case Duration duration -> duration.toSeconds();
      case Enum<?> constant -> constant.name();
      case JsonRecord object -> object.json().map();
      case List<?> list -> list.stream().map(JsonFields::plain).toList();
      case null, default -> value;
    };
  }
}
