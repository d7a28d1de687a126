package airstep.asl.definition;

import airstep.asl.expression.Expression;
import airstep.asl.expression.PayloadTemplate;
import airstep.asl.json.ArrayValue;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads values in which strings may be expressions.
 *
 * @param inside the path of the object inside its state
 * @param found receives every expression
 */
record TemplateReader(Fields fields, String inside, List<Expression> found) {

  private static final Set<String> EVERYWHERE = Set.of("input", "context");
  private static final int LONGEST_NAME = 80;

  /** Creates a reader of a state. */
  TemplateReader(Fields fields, List<Expression> found) {
    this(fields, "", found);
  }

  /** Returns a reader of an object inside this state. */
  TemplateReader inside(Fields object, String path) {
    return new TemplateReader(object, path, found);
  }

  /** Reads a template that may use these fields of {@code $states}, besides input and context. */
  Optional<PayloadTemplate> template(String field, String... states) {
    return Optional.ofNullable(fields.get(field)).map(it -> read(it, field, Set.of(states)));
  }

  /** Reads a string or an expression. */
  Optional<PayloadTemplate> text(String field) {
    return fields.text(field).map(it -> read(it, field, Set.of()));
  }

  /** Reads a whole number in a range, or an expression for one. */
  Optional<Quantity> quantity(String field, long least, long most) {
    Optional<Quantity> quantity = template(field).map(it -> new Quantity(it, least, most));
    if (quantity.isPresent()
        && quantity.get().value() instanceof PayloadTemplate.Literal(Object literal)
        && !quantity.get().accepts(literal)) {
      String expected = quantity.get().expected();
      fields.problem(field, "must be %s, not %s".formatted(expected, JsonValues.write(literal)));
    }
    return quantity;
  }

  /** Reads the variables of {@code Assign}. */
  Map<String, PayloadTemplate> assign(String... states) {
    Object value = fields.get("Assign");
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof ObjectValue object)) {
      fields.problem("Assign", "must be an object");
      return Map.of();
    }
    Map<String, PayloadTemplate> assign = new LinkedHashMap<>();
    object.forEach(
        (name, each) -> {
          checkName(name);
          assign.put(name, read(each, "Assign/" + name, Set.of(states)));
        });
    return assign;
  }

  private void checkName(String name) {
    if (name.equals("states")) {
      fields.problem("Assign/states", "is reserved and cannot be assigned");
    } else if (name.isEmpty()
        || name.codePointCount(0, name.length()) > LONGEST_NAME
        || !Character.isUnicodeIdentifierStart(name.codePointAt(0))
        || !name.codePoints().allMatch(Character::isUnicodeIdentifierPart)) {
      fields.problem(
          "Assign/" + name,
          "is not a valid name of a variable: a letter, then letters, digits and _, at most 80");
    }
  }

  private PayloadTemplate read(Object value, String location, Set<String> states) {
    return switch (value) {
      case String text -> string(text, location, states);
      case ObjectValue object -> {
        Map<String, PayloadTemplate> result = new LinkedHashMap<>();
        object.forEach(
            (name, each) -> {
              if (name.contains("{%")) {
                fields.problem(location, "has an expression as a name, where it is a literal");
              }
              result.put(name, read(each, location + "/" + name, states));
            });
        yield isLiteral(result.values())
            ? new PayloadTemplate.Literal(value)
            : new PayloadTemplate.ObjectTemplate(result);
      }
      case ArrayValue array -> {
        List<PayloadTemplate> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
          items.add(read(array.get(i), location + "[" + i + "]", states));
        }
        yield isLiteral(items)
            ? new PayloadTemplate.Literal(value)
            : new PayloadTemplate.ArrayTemplate(items);
      }
      default -> new PayloadTemplate.Literal(value);
    };
  }

  private static boolean isLiteral(Collection<PayloadTemplate> parts) {
    return parts.stream().allMatch(PayloadTemplate.Literal.class::isInstance);
  }

  private PayloadTemplate string(String text, String location, Set<String> states) {
    if (Expression.isHalfWrapped(text)) {
      fields.problem(location, "contains {% or %} but is not an expression as a whole: " + text);
    }
    if (!Expression.isExpression(text)) {
      return new PayloadTemplate.Literal(text);
    }
    Expression expression =
        Expression.compile(text, inside + location, message -> fields.problem(location, message));
    if (expression == null) {
      return new PayloadTemplate.Literal(text);
    }
    for (String field : expression.statesFields()) {
      if (!EVERYWHERE.contains(field) && !states.contains(field)) {
        fields.problem(location, "cannot use $states." + field);
      }
    }
    found.add(expression);
    return new PayloadTemplate.Query(expression);
  }
}
