package airstep.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.List;

/** Explains in plain words why a text is not JSON, without showing any of it. */
final class JsonFault {

  /** Explanations for the parser's messages. The first match counts. */
  private static final List<String[]> WORDS =
      List.of(
          words("Duplicate field", "a name appears twice in one object"),
          words("Expected space separating root-level", "there is more text after the end"),
          words("Unexpected close marker", "a closing bracket has no opening bracket"),
          words("expected close marker", "a quote or a bracket is not closed"),
          words(
              "to start field name",
              "names need double quotes, and a trailing comma is not allowed"),
          words("was expecting a colon", "a colon is missing after a name"),
          words("was expecting comma", "a comma is missing"),
          words(
              "Illegal unquoted character", "a string contains a line break or control character"),
          words("Unrecognized character escape", "a backslash must be doubled"),
          words("for character escape sequence", "four hex digits must follow \\u"),
          words("Unrecognized token", "a string needs double quotes"),
          words("numeric value", "a number is not valid JSON"),
          words("digit for number exponent", "a number is not valid JSON"),
          words("expected a valid value", "a value is missing or lacks double quotes"),
          words("expected a value", "a value is missing"),
          words("Illegal character", "there is a character that JSON does not allow"));

  private JsonFault() {}

  /** Returns the problem and its location in a few words. */
  static String of(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return "nested too deeply, or a number or text is too long";
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
        .orElse("the syntax is invalid");
  }

  private static String[] words(String parser, String plain) {
    return new String[] {parser, plain};
  }
}
