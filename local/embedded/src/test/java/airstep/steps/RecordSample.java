package airstep.steps;

import airstep.vocabulary.CaughtError;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.run.LostSync;
import airstep.vocabulary.run.PlannedRun;
import airstep.vocabulary.run.RunSettings;
import airstep.vocabulary.sync.FindOutput;
import airstep.vocabulary.sync.JobAnswer;
import airstep.vocabulary.sync.SyncPlan;
import airstep.vocabulary.sync.SyncSettings;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * A record with a value in each component, and its JSON by the rule of the vocabulary: the key is
 * the component's name, with {@code Seconds} for a duration.
 */
final class RecordSample {

  /** Records of these types are keys of the surrounding object. */
  private static final Set<Class<?>> MERGED =
      Set.of(
          SyncSettings.class,
          SyncPlan.SeenConnection.class,
          SyncPlan.SeenJobs.class,
          JobAnswer.JobDetails.class,
          FindOutput.LeftBehind.class,
          RunSettings.Connections.class);

  /** Times with these names are in milliseconds since 1970. */
  private static final Set<String> MILLIS = Set.of("triggered", "sentBy");

  private final boolean empty;
  private final int variant;
  private int next;

  /**
   * Creates a sample.
   *
   * @param empty whether optional components are empty
   * @param variant which of the records of a sealed interface to choose
   */
  RecordSample(boolean empty, int variant) {
    this.empty = empty;
    this.variant = variant;
  }

  /** A value, and the same in JSON; null if it has no key. */
  record Both(Object value, Object json) {}

  /** The paths of all keys of a record, such as {@code poll.firstSeconds}. */
  static Set<String> keys(Class<?> type) {
    Set<String> keys = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> inner = contained(component.getGenericType());
      if (isMerged(type, component)) {
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

  Both of(Type type) {
    next++;
    if (type instanceof ParameterizedType generic) {
      Type item = generic.getActualTypeArguments()[0];
      return switch (((Class<?>) generic.getRawType()).getSimpleName()) {
        case "Optional" -> optional(item);
        case "List" -> list(item);
        case "Set" -> set(item);
        default -> throw new IllegalArgumentException(type.toString());
      };
    }
    Class<?> raw = (Class<?>) type;
    if (raw == String.class) {
      return new Both("text" + next, "text" + next);
    }
    if (raw == long.class || raw == Long.class) {
      return new Both((long) next, (long) next);
    }
    if (raw == int.class) {
      return new Both(next, (long) next);
    }
    if (raw == double.class) {
      return new Both(next + 0.5, next + 0.5);
    }
    if (raw == boolean.class) {
      return new Both(!empty, !empty);
    }
    if (raw == OptionalLong.class) {
      return empty
          ? new Both(OptionalLong.empty(), null)
          : new Both(OptionalLong.of(next), (long) next);
    }
    if (raw == Instant.class) {
      Instant time = Instant.parse("2026-11-22T07:00:00Z").plusSeconds(next);
      return new Both(time, time.toString());
    }
    if (raw == Duration.class) {
      return new Both(Duration.ofSeconds(next), (long) next);
    }
    if (raw.isEnum()) {
      Object constant = raw.getEnumConstants()[next % raw.getEnumConstants().length];
      return new Both(constant, word(constant));
    }
    if (raw.isSealed()) {
      Class<?>[] permitted = raw.getPermittedSubclasses();
      return record(permitted[variant % permitted.length]);
    }
    return record(raw);
  }

  private Both optional(Type item) {
    if (empty) {
      return new Both(Optional.empty(), null);
    }
    Both one = of(item);
    return new Both(Optional.of(one.value()), one.json());
  }

  private Both list(Type item) {
    if (empty) {
      return new Both(List.of(), List.of());
    }
    Both one = of(item);
    return new Both(List.of(one.value()), List.of(one.json()));
  }

  private Both set(Type item) {
    Both one = of(item);
    return new Both(Set.of(one.value()), List.of(one.json()));
  }

  private Both record(Class<?> type) {
    List<Object> values = new ArrayList<>();
    List<Class<?>> types = new ArrayList<>();
    Map<String, Object> json = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Both one = of(component.getGenericType());
      types.add(component.getType());
      values.add(one.value());
      if (isMerged(type, component) && one.json() instanceof Map<?, ?> merged) {
        merged.forEach((key, value) -> json.put((String) key, value));
      } else if (one.json() != null) {
        json.put(key(type, component), json(component, one));
      }
    }
    mark(type, json);
    try {
      var constructor = type.getDeclaredConstructor(types.toArray(Class[]::new));
      return new Both(constructor.newInstance(values.toArray()), json);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Object json(RecordComponent component, Both one) {
    return MILLIS.contains(component.getName())
        ? Instant.parse((String) one.json()).toEpochMilli()
        : one.json();
  }

  /** The key of a component. */
  static String key(Class<?> type, RecordComponent component) {
    String name = component.getName();
    if (type == CaughtError.class) {
      return name.equals("error") ? "Error" : "Cause";
    }
    return contained(component.getGenericType()) == Duration.class ? name + "Seconds" : name;
  }

  /** The type inside {@code Optional} and collections. */
  static Class<?> contained(Type type) {
    return type instanceof ParameterizedType generic
        ? contained(generic.getActualTypeArguments()[0])
        : (Class<?>) type;
  }

  /** Whether the keys of that component are in the surrounding object. */
  private static boolean isMerged(Class<?> type, RecordComponent component) {
    return (type == LostSync.class && component.getName().equals("lost"))
        || component.getName().equals("answer")
        || MERGED.contains(contained(component.getGenericType()));
  }

  /** The key that distinguishes the records of a sealed interface. */
  private static void mark(Class<?> type, Map<String, Object> json) {
    if (type == RunSettings.AllActive.class) {
      json.put("allActive", true);
    } else if (type == LostSync.class) {
      json.put("code", LostSync.CODE);
    } else if (type == PlannedRun.Skipped.class) {
      json.put("outcome", Outcome.SKIPPED.name());
    } else if (type.getSimpleName().equals("Unclosed")) {
      json.putIfAbsent("failed", null);
    }
  }

  private static String word(Object constant) {
    try {
      return (String) constant.getClass().getMethod("word").invoke(constant);
    } catch (NoSuchMethodException _) {
      return ((Enum<?>) constant).name();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
