package airstep.asl.expression;

import airstep.asl.json.JsonValues;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One JSONata expression of a definition, compiled once and thread-safe. */
public final class Expression {

  private static final String OPENING = "{%";
  private static final String CLOSING = "%}";

  private static final int MOST_KEPT = 5_000;

  /** A cache by source: definitions share most of their expressions. */
  private static final Map<String, Compiled> COMPILED = new ConcurrentHashMap<>();

  private final String source;
  private final String location;
  private final Compiled compiled;

  private record Compiled(
      Jsonata program, ExpressionLint lint, List<String> references, Optional<ValuePath> path) {
    static Compiled of(String source) {
      Jsonata program = Jsonata.jsonata(source);
      // The input is JSON already, and null must stay distinct from undefined.
      program.setValidateInput(false);
      program.setOutputConvertNulls(false);
      List<Token> tokens = Token.all(source);
      ExpressionLint lint = new ExpressionLint(tokens);
      return new Compiled(program, lint, List.copyOf(lint.references()), ValuePath.of(tokens));
    }
  }

  private Expression(String source, String location, Compiled compiled) {
    this.source = source;
    this.location = location;
    this.compiled = compiled;
  }

  /** Whether the whole string is an expression. */
  public static boolean isExpression(String text) {
    return text.startsWith(OPENING)
        && text.endsWith(CLOSING)
        && text.length() >= OPENING.length() + CLOSING.length();
  }

  /** Whether the string contains a mark of an expression but is a literal. */
  public static boolean isHalfWrapped(String text) {
    return !isExpression(text) && (text.contains(OPENING) || text.contains(CLOSING));
  }

  /**
   * Compiles the text between the marks of the string.
   *
   * @param location the field that contains it, with the path inside the field
   * @param problems receives its problems
   * @return null if it cannot be compiled
   */
  public static Expression compile(String text, String location, Consumer<String> problems) {
    String source = text.substring(OPENING.length(), text.length() - CLOSING.length()).strip();
    Compiled compiled;
    try {
      if (COMPILED.size() > MOST_KEPT) {
        COMPILED.clear();
      }
      compiled = COMPILED.computeIfAbsent(source, Compiled::of);
    } catch (RuntimeException e) {
      problems.accept("is not a JSONata expression: " + reason(e));
      return null;
    }
    compiled.lint().problems().forEach(problems);
    return new Expression(source, location, compiled);
  }

  public String location() {
    return location;
  }

  /** The fields of {@code $states} that the expression uses. */
  public Set<String> statesFields() {
    return compiled.lint().statesFields();
  }

  /** The names that can only be variables of the state machine. */
  public Set<String> variables() {
    return compiled.lint().variables();
  }

  /**
   * Evaluates the expression.
   *
   * @throws QueryEvaluationException if it fails, returns nothing or returns a value that is not
   *     JSON
   */
  public Object evaluate(EvaluationScope scope) {
    Object found = compiled.path().map(path -> path.in(scope)).orElse(null);
    return found == null ? computed(scope) : found;
  }

  private Object computed(EvaluationScope scope) {
    Object value;
    try {
      value = compiled.program().evaluate(null, frame(scope));
    } catch (RuntimeException | StackOverflowError e) {
      throw failure("threw an error during evaluation. " + reason(e), false);
    }
    if (value == null) {
      throw failure("returned nothing (undefined).", false);
    }
    try {
      return JsonValues.normalize(value);
    } catch (IllegalArgumentException _) {
      throw failure("returned an unsupported result type.", false);
    }
  }

  /** The error when the field cannot take the value. */
  public QueryEvaluationException refused(String expected, Object value) {
    return failure(
        "returned an unexpected result type. Expected %s, but was %s."
            .formatted(expected, JsonValues.write(value)),
        true);
  }

  private Jsonata.Frame frame(EvaluationScope scope) {
    Jsonata.Frame frame = compiled.program().createFrame();
    for (String name : compiled.references()) {
      Object value = name.equals("states") ? scope.states() : scope.variables().apply(name);
      if (value == null) {
        value = Builtins.in(scope, name);
      }
      if (value != null) {
        frame.bind(name, value);
      }
    }
    EvaluationBounds.set(frame);
    return frame;
  }

  /** As on AWS, the message begins with the whole expression, however long it is. */
  private QueryEvaluationException failure(String what, boolean refusal) {
    return new QueryEvaluationException(
        location,
        "The JSONata expression '%s' specified for the field '%s' %s"
            .formatted(source, location, what),
        refusal);
  }

  private static String reason(Throwable e) {
    if (e instanceof JException jsonata) {
      return jsonata.getError() + ": " + jsonata.getMessage();
    }
    return e instanceof StackOverflowError ? "it recurses too deep" : e.getMessage();
  }
}
