package airstep.asl.expression;

/** One word of a JSONata expression; the text of a variable is without its dollar sign. */
record Token(Kind kind, String text) {

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
