package airstep.asl.expression;

/** One word of a JSONata expression. The text of a variable has no dollar sign. */
record Token(Kind kind, String text) {

  /** Stands before and after an expression; it acts like the operator between two expressions. */
  static final Token EDGE = new Token(Kind.OPERATOR, ";");

  enum Kind {
    NAME,
    VARIABLE,
    STRING,
    NUMBER,
    REGEX,
    OPERATOR
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }
}
