package airstep.asl.definition;

import airstep.asl.json.ArrayValue;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One object of a definition, which remembers the fields that were read. */
final class Fields {

  private final ObjectValue object;
  private final String path;
  private final Problems problems;
  private final Set<String> read = new HashSet<>();

  private Fields(ObjectValue object, String path, Problems problems) {
    this.object = object;
    this.path = path;
    this.problems = problems;
  }

  /** Returns the fields of an object; anything else is a problem and counts as an empty object. */
  static Fields of(Object value, String path, Problems problems) {
    if (value instanceof ObjectValue object) {
      return new Fields(object, path, problems);
    }
    problems.add(path, "must be an object");
    return new Fields(ObjectValue.EMPTY, path, problems);
  }

  String path(String field) {
    return path.isEmpty() ? field : path + "/" + field;
  }

  void problem(String field, String message) {
    problems.add(path(field), message);
  }

  /** The value of the field; null if it is absent. */
  Object get(String field) {
    read.add(field);
    return object.get(field);
  }

  boolean has(String field) {
    return object.containsKey(field);
  }

  Optional<String> text(String field) {
    Object value = get(field);
    if (value != null && !(value instanceof String)) {
      problem(field, "must be a string, not " + JsonValues.write(value));
    }
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  String requiredText(String field) {
    if (!has(field)) {
      problem(field, "is missing");
    }
    return text(field).orElse("");
  }

  /** The object in the field; an empty one if there is none. */
  Fields object(String field) {
    Object value = get(field);
    return of(value == null ? ObjectValue.EMPTY : value, path(field), problems);
  }

  /** The objects in an array; empty if the field is absent. */
  List<Fields> objects(String field) {
    Object value = get(field);
    List<Fields> result = new ArrayList<>();
    if (value instanceof ArrayValue array) {
      for (int i = 0; i < array.size(); i++) {
        result.add(of(array.get(i), path(field) + "[" + i + "]", problems));
      }
    } else if (value != null) {
      problem(field, "must be an array");
    }
    return result;
  }

  /** A number, not an expression. */
  Number number(String field, Number otherwise) {
    Object value = get(field);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Number number) {
      return number;
    }
    problem(field, "must be a number, not " + JsonValues.write(value));
    return otherwise;
  }

  /** A whole number in a range, not an expression. */
  long whole(String field, long otherwise, long least, long most) {
    Number number = number(field, otherwise);
    long value = number.longValue();
    if (number instanceof Double || value < least || value > most) {
      problem(field, "must be a whole number from %d to %d".formatted(least, most));
      return otherwise;
    }
    return value;
  }

  /** Refuses the fields that have not been read. */
  void refuseOthers(String where) {
    text("Comment");
    for (String field : object.keySet()) {
      if (!read.contains(field)) {
        problem(field, "is not supported in " + where);
      }
    }
  }
}
