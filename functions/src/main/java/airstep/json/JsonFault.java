package airstep.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.List;

/** What is wrong with a text that is no JSON, in plain words: not a character of it is shown. */
final class JsonFault {

  /** What the parser's words mean; the first that its message has counts. */
  private static final List<String[]> WORDS =
      List.of(
          words("Duplicate field", "a name stands twice in one object"),
          words("Expected space separating root-level", "more text stands after the end"),
          words("Unexpected close marker", "a bracket is closed that is not open"),
          words("expected close marker", "a quote or a bracket is not closed"),
          words(
              "to start field name", "a name must stand in double quotes, and none after a comma"),
          words("was expecting a colon", "a colon is missing after a name"),
          words("was expecting comma", "a comma is missing"),
          words("Illegal unquoted character", "a line break or control character stands in a text"),
          words("Unrecognized character escape", "a backslash must be doubled"),
          words("for character escape sequence", "four hex digits must follow \\u"),
          words("Unrecognized token", "a text must stand in double quotes"),
          words("numeric value", "a number is not written as JSON writes one"),
          words("digit for number exponent", "a number is not written as JSON writes one"),
          words("expected a valid value", "a value is missing, or stands in no double quotes"),
          words("expected a value", "a value is missing"),
          words("Illegal character", "a character stands there that JSON does not know"));

  private JsonFault() {}

  /** In a few words, with where it is seen. */
  static String of(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return "nested too deep, or with a number or text that is too long";
    }
    JsonLocation location = e.getLocation();
    String where =
        location == null
            ? "not JSON"
            : "not JSON from line " + location.getLineNr() + ", column " + location.getColumnNr();
    return where + ": " + what(e);
  }

  private static String what(JsonProcessingException e) {
    if (e instanceof JsonEOFException) {
      return "it ends too early, a quote or a bracket is not closed";
    }
    String message = e.getOriginalMessage();
    return WORDS.stream()
        .filter(one -> message.contains(one[0]))
        .map(one -> one[1])
        .findFirst()
        .orElse("something else stands there than JSON has");
  }

  private static String[] words(String parser, String plain) {
    return new String[] {parser, plain};
  }
}
