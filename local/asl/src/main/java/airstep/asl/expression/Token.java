package airstep.asl.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One word of a JSONata expression. The library does not expose its tokens or its syntax tree.
 *
 * @param text of a variable without the dollar sign, of a string without the quotes
 */
record Token(Kind kind, String text) {

  /** Stands before and after an expression; it acts like the operator between two expressions. */
  static final Token EDGE = new Token(Kind.OPERATOR, ";");

  private static final String SIGNS = ".\\[\\]{}(),@#;:?+\\-*/%|=<>^&!~";
  private static final Pattern WORD =
      Pattern.compile(
          "\\s+|/\\*.*?\\*/"
              + "|(?<string>\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+')"
              + "|`(?<quoted>[^`]*)`|(?<number>\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)"
              + "|(?<operator>\\.\\.|:=|!=|>=|<=|\\*\\*|~>|\\?:|\\?\\?|["
              + SIGNS
              + "])"
              + "|(?<name>[^\\s"
              + SIGNS
              + "]+)",
          Pattern.DOTALL);

  enum Kind {
    NAME,
    VARIABLE,
    STRING,
    LITERAL,
    OPERATOR
  }

  /**
   * The words of an expression that the library has parsed without an error, with {@link #EDGE}
   * before the first and after the last.
   */
  static List<Token> all(String source) {
    List<Token> tokens = new ArrayList<>(List.of(EDGE));
    Matcher word = WORD.matcher(source);
    int at = 0;
    while (at < source.length()) {
      boolean infix = tokens.getLast().endsOperand();
      if (!infix && source.startsWith("/", at) && !source.startsWith("/*", at)) {
        tokens.add(new Token(Kind.LITERAL, ""));
        at = endOfRegex(source, at);
      } else if (word.region(at, source.length()).lookingAt()) {
        of(word, infix).ifPresent(tokens::add);
        at = word.end();
      } else {
        throw new IllegalArgumentException("a quote is not closed");
      }
    }
    tokens.add(EDGE);
    return tokens;
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  /** Whether only an operator can follow, as after a name or a closing bracket. */
  boolean endsOperand() {
    return kind != Kind.OPERATOR || ")]}".contains(text) || is("*step");
  }

  /** The word of this match; empty for blanks and comments. */
  private static Optional<Token> of(Matcher word, boolean infix) {
    String all = word.group();
    Token token = null;
    if (word.group("name") != null) {
      token = named(word.group("name"), infix);
    } else if (word.group("operator") != null) {
      // At the start of an operand, a star is a wildcard and a percent sign is the parent.
      boolean step = all.equals("**") || (!infix && (all.equals("*") || all.equals("%")));
      token = new Token(Kind.OPERATOR, step ? "*step" : all);
    } else if (word.group("number") != null) {
      token = new Token(Kind.LITERAL, all);
    } else if (word.group("quoted") != null) {
      token = new Token(Kind.NAME, word.group("quoted"));
    } else if (word.group("string") != null) {
      token = new Token(Kind.STRING, all.substring(1, all.length() - 1));
    }
    return Optional.ofNullable(token);
  }

  private static Token named(String name, boolean infix) {
    if (name.startsWith("$")) {
      return new Token(Kind.VARIABLE, name.substring(1));
    }
    return switch (name) {
      case "true", "false", "null" -> new Token(Kind.LITERAL, name);
      case "and", "or", "in" -> new Token(infix ? Kind.OPERATOR : Kind.NAME, name);
      default -> new Token(Kind.NAME, name);
    };
  }

  /** The index after a regular expression; a slash inside of brackets does not end it. */
  private static int endOfRegex(String source, int start) {
    int end = start + 1;
    for (int depth = 0; source.charAt(end) != '/' || depth > 0; end++) {
      switch (source.charAt(end)) {
        case '\\' -> end++;
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> depth--;
        default -> {}
      }
    }
    do {
      end++;
    } while (end < source.length() && "im".indexOf(source.charAt(end)) >= 0);
    return end;
  }
}
