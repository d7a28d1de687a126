package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The content of a flow file: YAML with line numbers and substituted variables. */
sealed interface Yaml {
  int line();

  /** A mapping. Keys are unique and in file order. */
  record Mapping(List<Entry> entries, int line) implements Yaml {
    Optional<Entry> find(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }
  }

  record Entry(String key, int line, Yaml value) {}

  record Sequence(List<Yaml> items, int line) implements Yaml {}

  /**
   * One value.
   *
   * @param variables the names of the substituted variables
   */
  record Scalar(String raw, Kind kind, int line, List<String> variables) implements Yaml {
    /** Returns what is written, for a message, but never the value of a variable. */
    String shown() {
      return variables.isEmpty() ? quote(raw) : FlowVariables.valueOf(variables);
    }
  }

  /** The type of a scalar in YAML. One with a variable takes the type that its key requires. */
  enum Kind {
    TEXT,
    FLAG,
    NUMBER,
    NOTHING,
    SUBSTITUTED,
    /** Already reported, so that readers do not report it again. */
    REFUSED
  }

  /** Returns all values in it. */
  default Stream<Scalar> scalars() {
    return switch (this) {
      case Mapping(var entries, _) -> entries.stream().flatMap(each -> each.value().scalars());
      case Sequence(var items, _) -> items.stream().flatMap(Yaml::scalars);
      case Scalar scalar -> Stream.of(scalar);
    };
  }

  /** Returns whether it contains something already reported. */
  default boolean refused() {
    return scalars().anyMatch(scalar -> scalar.kind == Kind.REFUSED);
  }

  /** Returns the names of all variables used in it, each once. */
  default List<String> variables() {
    return scalars().flatMap(scalar -> scalar.variables.stream()).distinct().toList();
  }

  default String text() {
    return switch (this) {
      case Scalar(var text, var kind, _, _) when kind == Kind.TEXT || kind == Kind.SUBSTITUTED ->
          text;
      case Scalar(var text, _, _, _) ->
          throw new Refusal(text + " is read as " + noun() + ", not as text", "put it in quotes");
      case Mapping _, Sequence _ ->
          throw new Refusal("is " + noun() + ", not text", "write one value");
    };
  }

  default boolean flag() {
    if (this instanceof Scalar(var text, var kind, _, _)
        && (kind == Kind.FLAG || kind == Kind.SUBSTITUTED)
        && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
      return Boolean.parseBoolean(text);
    }
    throw new Refusal(shown() + ", not true or false", "write true or false without quotes");
  }

  default int whole(int least, int most) {
    double number = number(least, most);
    if (number != Math.rint(number)) {
      throw new Refusal(shown() + ", not a whole number", "use %d to %d".formatted(least, most));
    }
    return (int) number;
  }

  default double number(double least, double most) {
    String range = "use a number from %s to %s".formatted(plain(least), plain(most));
    if (!(this instanceof Scalar(var text, var kind, _, _))
        || (kind != Kind.NUMBER && kind != Kind.SUBSTITUTED)) {
      throw new Refusal(shown() + ", not a number", range);
    }
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException _) {
      throw new Refusal(quote(text) + " is not a plain decimal number", range);
    }
    if (!(number >= least && number <= most)) {
      throw new Refusal(text + " is out of range", range);
    }
    return number;
  }

  /** Returns its type, for a message. */
  default String noun() {
    return switch (this) {
      case Mapping _ -> "a mapping";
      case Sequence _ -> "a list";
      case Scalar(_, var kind, _, _) ->
          switch (kind) {
            case FLAG -> "true or false";
            case NUMBER -> "a number";
            case TEXT, NOTHING, SUBSTITUTED, REFUSED -> "text";
          };
    };
  }

  private String shown() {
    return this instanceof Scalar(var text, _, _, _)
        ? quote(text) + " is " + noun()
        : "is " + noun();
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
