package airstep.steps;

import airstep.vocabulary.CaughtError;
import airstep.vocabulary.RetryOn;
import airstep.vocabulary.WhenRunning;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * The JSON of the vocabulary's records by the rule in {@code airstep.vocabulary.sync}, and samples
 * of them in which every component has a value of its own.
 */
final class RecordJson {

  /** Records with these names are keys of the surrounding object. */
  private static final Set<String> FLAT =
      Set.of("settings", "connection", "jobs", "details", "left", "answer");

  private static final Set<String> MILLIS = Set.of("triggered", "sentBy");

  private long next = 1;

  /** The paths of all keys, such as {@code poll.firstSeconds}. */
  static Set<String> keys(Class<?> type) {
    Set<String> keys = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> inner = contained(component.getGenericType());
      if (isFlat(component)) {
        keys.addAll(keys(inner));
      } else {
        keys.add(key(type, component));
        if (inner.isRecord()) {
          keys(inner).forEach(key -> keys.add(key(type, component) + "." + key));
        }
      }
    }
    return keys;
  }

  static Map<String, Object> of(Record value) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object plain = plain(component.getName(), get(value, component));
      if (isFlat(component)) {
        ((Map<?, ?>) plain).forEach((key, inner) -> json.put((String) key, inner));
      } else {
        json.put(key(value.getClass(), component), plain);
      }
    }
    return json;
  }

  /** A record without an empty component, without a false one, and without two equal values. */
  <T> T sample(Class<T> type) {
    return type.cast(value(type));
  }

  private static boolean isFlat(RecordComponent component) {
    return FLAT.contains(component.getName()) && contained(component.getGenericType()).isRecord();
  }

  private static String key(Class<?> type, RecordComponent component) {
    String name = component.getName();
    if (type == CaughtError.class) {
      return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
    return contained(component.getGenericType()) == Duration.class ? name + "Seconds" : name;
  }

  private static Class<?> contained(Type type) {
    return type instanceof ParameterizedType generic
        ? (Class<?>) generic.getActualTypeArguments()[0]
        : (Class<?>) type;
  }

  private static Object plain(String name, Object value) {
    return switch (value) {
      case Optional<?> optional -> plain(name, optional.orElseThrow());
      case OptionalLong number -> number.getAsLong();
      case Instant time when MILLIS.contains(name) -> time.toEpochMilli();
      case Instant time -> time.toString();
      case Duration duration -> duration.toSeconds();
      case WhenRunning constant -> constant.word();
      case RetryOn constant -> constant.word();
      case Enum<?> constant -> constant.name();
      case List<?> list -> list.stream().map(item -> plain(name, item)).toList();
      case Record nested -> of(nested);
      default -> value;
    };
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType generic) {
      Object inner = value(generic.getActualTypeArguments()[0]);
      return generic.getRawType() == Optional.class ? Optional.of(inner) : List.of(inner);
    }
    Class<?> plain = (Class<?>) type;
    long number = next++;
    if (plain.isRecord()) {
      return record(plain);
    }
    if (plain.isEnum()) {
      return plain.getEnumConstants()[(int) number % plain.getEnumConstants().length];
    }
    return switch (plain.getSimpleName()) {
      case "String" -> "text " + number;
      case "OptionalLong" -> OptionalLong.of(number);
      case "long" -> number;
      case "double" -> number + 0.5;
      case "boolean" -> true;
      case "Instant" -> Instant.ofEpochSecond(1_800_000_000 + number);
      case "Duration" -> Duration.ofSeconds(number);
      default -> throw new IllegalArgumentException("no sample of " + plain);
    };
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return constructor.newInstance(
          Arrays.stream(components).map(one -> value(one.getGenericType())).toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Object get(Record value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
