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
 * Finds in an expression what JSONata allows and the States Language forbids, and collects the
 * names that it refers to.
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

  /** An open bracket: whether names inside it refer to a value, not to the missing input. */
  private record Bracket(boolean nested, boolean parameters) {}

  /** Reads an expression of these words. */
  ExpressionLint(List<Token> tokens) {
    this.tokens = tokens;
    for (int i = 1; i < tokens.size() - 1; i++) {
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
        .forEach(name -> problems.add("$" + name + " is not a function of Step Functions"));
    used.stream().map(Builtins.REFUSED::get).filter(why -> why != null).forEach(problems::add);
  }

  /** The names with a dollar sign that the expression uses, including those that it binds. */
  Set<String> references() {
    return used;
  }

  /** The names that can only be variables of the state machine. */
  Set<String> variables() {
    Set<String> variables = new LinkedHashSet<>(used);
    variables.removeAll(bound);
    variables.removeAll(Builtins.NAMES);
    variables.remove("states");
    return variables;
  }

  /** The fields of {@code $states} that the expression uses. */
  Set<String> statesFields() {
    return states;
  }

  List<String> problems() {
    return new ArrayList<>(problems);
  }

  private void read(int i) {
    Token token = tokens.get(i);
    boolean step = tokens.get(i - 1).is(".");
    switch (token.kind()) {
      case VARIABLE -> variable(i, token.text(), step);
      case NAME -> {
        if (!isLambda(token) || !followedBy(i, "(")) {
          readsInput("the name '" + token.text() + "'", step);
        }
      }
      case STRING -> {
        if (followedBy(i, ".")) {
          readsInput("the name '" + token.text() + "'", step);
        }
      }
      case OPERATOR -> operator(i, token.text(), step);
      case LITERAL -> {}
    }
  }

  private void variable(int i, String name, boolean step) {
    boolean parameter = !open.isEmpty() && open.peek().parameters();
    Token before = tokens.get(i - 1);
    if (name.equals("$")) {
      problems.add("$$ refers to an input that does not exist");
    } else if (name.isEmpty()) {
      readsInput("$ outside of a filter or function", step);
    } else if (parameter || followedBy(i, ":=") || before.is("@") || before.is("#")) {
      bound.add(name);
    } else {
      used.add(name);
      if (followedBy(i, "(")) {
        called.add(name);
      }
      if (name.equals("states") && followedBy(i, ".")) {
        states.add(tokens.get(i + 2).text());
        context(i + 2);
      }
    }
  }

  private void context(int i) {
    if (tokens.get(i).text().equals("context") && followedBy(i, ".")) {
      Token field = tokens.get(i + 2);
      if (field.kind() == Kind.NAME && !CONTEXT.contains(field.text())) {
        problems.add("$states.context has no field " + field.text());
      }
    }
  }

  /** A problem, unless the words belong to a path, a filter or a function. */
  private void readsInput(String words, boolean step) {
    if (!step && !nested()) {
      problems.add(words + " refers to an input that does not exist");
    }
  }

  private void operator(int i, String text, boolean step) {
    switch (text) {
      case "??", "?:" -> problems.add(text + " is not in the JSONata 2.0.6 of Step Functions");
      case "*step" -> readsInput("a wildcard outside of a path", step);
      case "(", "[", "{" -> open.push(bracket(i, text));
      case ")", "]", "}" -> close(i);
      case "|" -> bar();
      default -> {}
    }
  }

  private void close(int i) {
    boolean parameters = !open.isEmpty() && open.pop().parameters();
    if (parameters && followedBy(i, "<")) {
      // The letters of a signature are not names.
      signatureEnd = i + 1;
      while (!followedBy(signatureEnd, "{")) {
        signatureEnd++;
      }
    }
  }

  private Bracket bracket(int i, String text) {
    Token before = tokens.get(i - 1);
    boolean call = text.equals("(");
    boolean parameters = call && isLambda(before);
    boolean afterOperand = before.endsOperand();
    // The parameters of a function are followed by its signature, if it has one, or its body.
    boolean lambdaBody = text.equals("{") && (before.is(")") || before.is(">"));
    boolean nested =
        nested()
            || before.is(".")
            || before.is("^")
            || (afterOperand && !call)
            || lambdaBody
            || (call && afterOperand && tokens.get(i - 2).is("."));
    return new Bracket(nested, parameters);
  }

  private static boolean isLambda(Token token) {
    return token.kind() == Kind.NAME
        && (token.text().equals("function") || token.text().equals("λ"));
  }

  /** A transformation has three bars; names inside refer to the value that it matches. */
  private void bar() {
    if (bars == 0) {
      open.push(new Bracket(true, false));
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
    return tokens.get(i + 1).is(operator);
  }
}
