package airstep.asl.expression;

import airstep.asl.expression.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the words of an expression for what JSONata allows and the States Language forbids, and
 * collects the names that it refers to.
 */
final class ExpressionLint {

  private static final Set<String> CONTEXT = Set.of("Execution", "Map", "State", "StateMachine");

  private final List<Token> tokens;
  private final Deque<Bracket> open = new ArrayDeque<>();
  private final Set<String> bound = new HashSet<>();
  private final Set<String> used = new LinkedHashSet<>();
  private final Set<String> called = new LinkedHashSet<>();
  private final Set<String> states = new LinkedHashSet<>();
  private final Set<String> problems = new LinkedHashSet<>();
  private int bars;
  private int signatureEnd = -1;

  /** A bracket that is open: whether names inside it refer to a value, not to the missing input. */
  private record Bracket(String opening, boolean nested, boolean parameters) {}

  ExpressionLint(String source) {
    tokens = Tokenizer.of(source);
    for (int i = 0; i < tokens.size(); i++) {
      if (i > signatureEnd) {
        read(i);
      }
    }
    called.removeAll(bound);
    if (bound.contains("states")) {
      problems.add("$states cannot be bound");
    }
    called.stream()
        .filter(name -> !Builtins.NAMES.contains(name))
        .forEach(name -> problems.add("$" + name + " is no function of Step Functions"));
    used.stream().map(Builtins.REFUSED::get).filter(why -> why != null).forEach(problems::add);
  }

  /** The names with a dollar sign that the expression uses, also those that it binds itself. */
  Set<String> references() {
    return used;
  }

  /** The names that can only be state machine variables. */
  Set<String> variables() {
    Set<String> variables = new LinkedHashSet<>(used);
    variables.removeAll(bound);
    variables.removeAll(Builtins.NAMES);
    variables.remove("states");
    return variables;
  }

  /** The fields of {@code $states} that the expression names. */
  Set<String> statesFields() {
    return states;
  }

  List<String> problems() {
    return new ArrayList<>(problems);
  }

  private void read(int i) {
    Token token = tokens.get(i);
    Token before = i == 0 ? null : tokens.get(i - 1);
    boolean step = before != null && before.is(".");
    switch (token.kind()) {
      case VARIABLE -> variable(i, token.text(), step);
      case NAME -> name(i, token.text(), step);
      case STRING -> {
        if (followedBy(i, ".") && !step && !nested()) {
          problems.add("the name '" + token.text() + "' refers to an input that does not exist");
        }
      }
      case OPERATOR -> operator(i, token.text(), before);
      case NUMBER, REGEX -> {}
    }
  }

  private void variable(int i, String name, boolean step) {
    boolean parameter = !open.isEmpty() && open.peek().parameters();
    Token before = i == 0 ? null : tokens.get(i - 1);
    if (name.equals("$")) {
      problems.add("$$ refers to an input that does not exist");
    } else if (name.isEmpty()) {
      if (!step && !nested()) {
        problems.add("$ outside of a filter or function refers to an input that does not exist");
      }
    } else if (parameter || followedBy(i, ":=") || isBinding(before)) {
      bound.add(name);
    } else {
      used.add(name);
      if (followedBy(i, "(")) {
        called.add(name);
      }
      if (name.equals("states") && followedBy(i, ".") && i + 2 < tokens.size()) {
        states.add(tokens.get(i + 2).text());
        context(i + 2);
      }
    }
  }

  private void context(int i) {
    if (tokens.get(i).text().equals("context") && followedBy(i, ".") && i + 2 < tokens.size()) {
      Token field = tokens.get(i + 2);
      if (field.kind() == Kind.NAME && !CONTEXT.contains(field.text())) {
        problems.add("$states.context has no field " + field.text());
      }
    }
  }

  private void name(int i, String name, boolean step) {
    boolean lambda = (name.equals("function") || name.equals("λ")) && followedBy(i, "(");
    if (!lambda && !step && !nested()) {
      problems.add("the name '" + name + "' refers to an input that does not exist");
    }
  }

  private void operator(int i, String text, Token before) {
    switch (text) {
      case "??" -> problems.add("?? is not in the JSONata 2.0.6 of Step Functions");
      case "?:" -> problems.add("?: is not in the JSONata 2.0.6 of Step Functions");
      case "*step" -> {
        if (!nested() && (before == null || !before.is("."))) {
          problems.add("a wildcard outside of a path refers to an input that does not exist");
        }
      }
      case "(", "[", "{" -> open.push(bracket(i, text, before));
      case ")", "]", "}" -> close(i);
      case "|" -> bar();
      default -> {}
    }
  }

  private void close(int i) {
    boolean parameters = !open.isEmpty() && open.pop().parameters();
    if (parameters && followedBy(i, "<")) {
      // The letters of a signature are no names.
      signatureEnd = i + 1;
      while (signatureEnd < tokens.size() && !followedBy(signatureEnd, "{")) {
        signatureEnd++;
      }
    }
  }

  private Bracket bracket(int i, String text, Token before) {
    boolean lambda =
        text.equals("(")
            && before != null
            && before.kind() == Kind.NAME
            && (before.text().equals("function") || before.text().equals("λ"));
    boolean afterOperand = Tokenizer.endsOperand(before);
    boolean callee = afterOperand && i >= 2 && tokens.get(i - 2).is(".");
    boolean nested =
        nested()
            || (before != null && (before.is(".") || before.is("^")))
            || (afterOperand && !text.equals("(") && !lambda)
            || (text.equals("{") && isLambdaBody(before))
            || (text.equals("(") && callee);
    return new Bracket(text, nested, lambda);
  }

  /** After the parameters of a function comes its signature, if it has one, or its body. */
  private static boolean isLambdaBody(Token before) {
    return before != null && (before.is(")") || before.is(">"));
  }

  /** A transformation is written between three bars; names inside refer to what it matches. */
  private void bar() {
    if (bars == 0) {
      open.push(new Bracket("|", true, false));
    }
    bars = (bars + 1) % 3;
    if (bars == 0 && !open.isEmpty()) {
      open.pop();
    }
  }

  private boolean nested() {
    return !open.isEmpty() && open.peek().nested();
  }

  private boolean followedBy(int i, String operator) {
    return i + 1 < tokens.size() && tokens.get(i + 1).is(operator);
  }

  private static boolean isBinding(Token before) {
    return before != null && (before.is("@") || before.is("#"));
  }
}
