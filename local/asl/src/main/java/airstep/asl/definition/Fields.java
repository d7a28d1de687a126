package airstep.asl.definition;

import airstep.asl.expression.ArrayTemplate;
import airstep.asl.expression.Expression;
import airstep.asl.expression.ObjectTemplate;
import airstep.asl.expression.PayloadTemplate;
import airstep.asl.json.ArrayValue;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One object of a definition, which remembers the fields that were read. Strings of a template may
 * be expressions; the other strings are literals.
 */
final class Fields {

  private static final Set<String> EVERYWHERE = Set.of("input", "context");
  private static final int LONGEST_NAME = 80;

  private final ObjectValue object;
  private final String path;
  private final String inside;
  private final Problems problems;
  private final List<Expression> found;
  private final Set<String> read = new HashSet<>();

  /**
   * Reads an object; anything else is a problem and counts as an empty object.
   *
   * @param path the path of the machine or the state
   * @param found receives every expression
   */
  Fields(Object value, String path, Problems problems, List<Expression> found) {
    this(value, path, "", problems, found);
  }

  private Fields(
      Object value, String path, String inside, Problems problems, List<Expression> found) {
    this.object = value instanceof ObjectValue given ? given : ObjectValue.EMPTY;
    this.path = path;
    this.inside = inside;
    this.problems = problems;
    this.found = found;
    if (!(value instanceof ObjectValue)) {
      problems.add(path, "must be an object");
    }
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

  /** One of the allowed strings; the first of them if the field is absent. */
  String oneOf(String field, String... allowed) {
    String text = text(field).orElse(allowed[0]);
    if (!List.of(allowed).contains(text)) {
      problem(field, "must be " + String.join(" or ", allowed) + ", not " + text);
    }
    return text;
  }

  /** The object in the field; an empty one if there is none. */
  Fields object(String field) {
    Object value = get(field);
    return child(value == null ? ObjectValue.EMPTY : value, field);
  }

  /** The objects in an array; empty if the field is absent. */
  List<Fields> objects(String field) {
    Object value = get(field);
    List<Fields> result = new ArrayList<>();
    if (value instanceof ArrayValue array) {
      for (int i = 0; i < array.size(); i++) {
        result.add(child(array.get(i), field + "[" + i + "]"));
      }
    } else if (value != null) {
      problem(field, "must be an array");
    }
    return result;
  }

  /** A whole number in a range, not an expression. */
  long whole(String field, long otherwise, long least, long most) {
    Object value = get(field);
    var range = new Quantity(new PayloadTemplate.Literal(otherwise), least, most);
    return value != null && accepts(range, value, field) ? ((Number) value).longValue() : otherwise;
  }

  /** A template that may use these fields of {@code $states}, besides input and context. */
  Optional<PayloadTemplate> template(String field, String... states) {
    return Optional.ofNullable(get(field)).map(it -> read(it, field, Set.of(states)));
  }

  /** A string or an expression. */
  Optional<PayloadTemplate> textTemplate(String field) {
    return text(field).map(it -> read(it, field, Set.of()));
  }

  /** A whole number in a range, or an expression for one. */
  Optional<Quantity> quantity(String field, long least, long most) {
    Optional<Quantity> quantity = template(field).map(it -> new Quantity(it, least, most));
    if (quantity.isPresent()
        && quantity.get().value() instanceof PayloadTemplate.Literal(Object literal)) {
      var _ = accepts(quantity.get(), literal, field);
    }
    return quantity;
  }

  private boolean accepts(Quantity range, Object literal, String field) {
    if (!range.accepts(literal)) {
      String expected = range.expected();
      problem(field, "must be %s, not %s".formatted(expected, JsonValues.write(literal)));
    }
    return range.accepts(literal);
  }

  /** The variables of {@code Assign}. */
  Map<String, PayloadTemplate> assign(String... states) {
    Map<String, PayloadTemplate> assign = new LinkedHashMap<>();
    object("Assign")
        .object
        .forEach(
            (name, each) -> {
              checkVariable(name);
              assign.put(name, read(each, "Assign/" + name, Set.of(states)));
            });
    return assign;
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

  private String path(String field) {
    return path.isEmpty() ? field : path + "/" + field;
  }

  private Fields child(Object value, String at) {
    return new Fields(value, path(at), inside + at + "/", problems, found);
  }

  private void checkVariable(String name) {
    if (name.equals("states")) {
      problem("Assign/states", "is reserved and cannot be assigned");
    } else if (name.isEmpty()
        || name.codePointCount(0, name.length()) > LONGEST_NAME
        || !Character.isUnicodeIdentifierStart(name.codePointAt(0))
        || !name.codePoints().allMatch(Character::isUnicodeIdentifierPart)) {
      problem(
          "Assign/" + name,
          "is not a valid name of a variable: a letter, then letters, digits and _, at most 80");
    }
  }

  private PayloadTemplate read(Object value, String location, Set<String> states) {
    return switch (value) {
      case String text -> string(text, location, states);
      case ObjectValue fields -> {
        Map<String, PayloadTemplate> result = new LinkedHashMap<>();
        fields.forEach(
            (name, each) -> {
              if (name.contains("{%")) {
                problem(location, "has an expression as a name, where it is a literal");
              }
              result.put(name, read(each, location + "/" + name, states));
            });
        yield isLiteral(result.values())
            ? new PayloadTemplate.Literal(value)
            : new ObjectTemplate(result);
      }
      case ArrayValue array -> {
        List<PayloadTemplate> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
          items.add(read(array.get(i), location + "[" + i + "]", states));
        }
        yield isLiteral(items) ? new PayloadTemplate.Literal(value) : new ArrayTemplate(items);
      }
      default -> new PayloadTemplate.Literal(value);
    };
  }

  private static boolean isLiteral(Collection<PayloadTemplate> parts) {
    return parts.stream().allMatch(PayloadTemplate.Literal.class::isInstance);
  }

  private PayloadTemplate string(String text, String location, Set<String> states) {
    if (Expression.isHalfWrapped(text)) {
      problem(location, "contains {% or %} but is not an expression as a whole: " + text);
    }
    Expression expression =
        Expression.isExpression(text)
            ? Expression.compile(text, inside + location, message -> problem(location, message))
            : null;
    if (expression == null) {
      return new PayloadTemplate.Literal(text);
    }
    for (String field : expression.statesFields()) {
      if (!EVERYWHERE.contains(field) && !states.contains(field)) {
        problem(location, "cannot use $states." + field);
      }
    }
    found.add(expression);
    return new PayloadTemplate.Query(expression);
  }
}
