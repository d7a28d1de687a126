package airstep.asl.expression;

import airstep.asl.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Splits a JSONata expression into words. The expression must be one that the library has parsed
 * without an error. The library keeps its own words and syntax tree to itself.
 */
final class Tokenizer {

  private static final Set<String> PAIRS =
      Set.of("..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??");
  private static final String SINGLE = ".[]{}(),@#;:?+-*/%|=<>^&!~";

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokenizer(String source) {
    this.source = source;
  }

  /** The words of the expression, with {@link Token#EDGE} before the first and after the last. */
  static List<Token> of(String source) {
    var reader = new Tokenizer(source);
    reader.tokens.add(Token.EDGE);
    while (reader.at < source.length()) {
      reader.next();
    }
    reader.tokens.add(Token.EDGE);
    return reader.tokens;
  }

  /** Whether only an operator can follow the word, as after a name or a closing bracket. */
  static boolean endsOperand(Token token) {
    return token.kind() != Kind.OPERATOR || ")]}".contains(token.text()) || token.is("*step");
  }

  private void next() {
    char c = source.charAt(at);
    boolean infix = endsOperand(tokens.getLast());
    if (Character.isWhitespace(c)) {
      at++;
    } else if (source.startsWith("/*", at)) {
      int end = source.indexOf("*/", at + 2);
      at = end < 0 ? source.length() : end + 2;
    } else if (c == '"' || c == '\'') {
      quoted(c);
    } else if (c == '`') {
      int end = source.indexOf('`', at + 1);
      add(Kind.NAME, source.substring(at + 1, end), end + 1);
    } else if (c == '/' && !infix) {
      regex();
    } else if (Character.isDigit(c)) {
      number();
    } else if (SINGLE.indexOf(c) >= 0) {
      operator(infix);
    } else {
      name(infix);
    }
  }

  private void operator(boolean infix) {
    if (at + 1 < source.length() && PAIRS.contains(source.substring(at, at + 2))) {
      String pair = source.substring(at, at + 2);
      add(Kind.OPERATOR, pair.equals("**") ? "*step" : pair, at + 2);
      return;
    }
    String text = source.substring(at, at + 1);
    // At the start of an operand, a star is a wildcard and a percent sign is the parent.
    boolean step = !infix && (text.equals("*") || text.equals("%"));
    add(Kind.OPERATOR, step ? "*step" : text, at + 1);
  }

  private void quoted(char quote) {
    int end = at + 1;
    while (end < source.length() && source.charAt(end) != quote) {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    add(Kind.STRING, source.substring(at + 1, Math.min(end, source.length())), end + 1);
  }

  private void regex() {
    int end = at + 1;
    int depth = 0;
    while (end < source.length() && (source.charAt(end) != '/' || depth > 0)) {
      char c = source.charAt(end);
      if (c == '\\') {
        end++;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      }
      end++;
    }
    end++;
    while (end < source.length() && "im".indexOf(source.charAt(end)) >= 0) {
      end++;
    }
    add(Kind.REGEX, "", end);
  }

  private void number() {
    int end = at;
    while (end < source.length() && isNumber(end)) {
      end++;
    }
    add(Kind.NUMBER, source.substring(at, end), end);
  }

  private boolean isNumber(int index) {
    char c = source.charAt(index);
    if (c == '.') {
      // Two dots are the range operator.
      return index + 1 < source.length() && Character.isDigit(source.charAt(index + 1));
    }
    boolean sign = c == '+' || c == '-';
    return Character.isDigit(c)
        || "eE".indexOf(c) >= 0
        || (sign && "eE".indexOf(source.charAt(index - 1)) >= 0);
  }

  private void name(boolean infix) {
    int end = at;
    while (end < source.length()
        && !Character.isWhitespace(source.charAt(end))
        && SINGLE.indexOf(source.charAt(end)) < 0) {
      end++;
    }
    String text = source.substring(at, end);
    if (text.startsWith("$")) {
      add(Kind.VARIABLE, text.substring(1), end);
    } else if (infix && (text.equals("and") || text.equals("or") || text.equals("in"))) {
      add(Kind.OPERATOR, text, end);
    } else if (text.equals("true") || text.equals("false") || text.equals("null")) {
      add(Kind.NUMBER, text, end);
    } else {
      add(Kind.NAME, text, end);
    }
  }

  private void add(Kind kind, String text, int next) {
    tokens.add(new Token(kind, text));
    at = Math.min(next, source.length());
  }
}
