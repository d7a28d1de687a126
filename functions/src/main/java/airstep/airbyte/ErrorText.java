package airstep.airbyte;

import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import airstep.text.OneLine;
import java.util.Locale;
import java.util.Optional;

/** One readable line out of what an Airbyte, or a gateway before it, sends with an error. */
final class ErrorText {

  private static final int LONGEST = 300;

  /** So much of a page is looked at; a gateway's begins with what matters. */
  private static final int LOOKED_AT = 20_000;

  private final Redaction redaction;

  ErrorText(Redaction redaction) {
    this.redaction = redaction;
  }

  /** Whether it is an object, as both of Airbyte's error forms are, or nothing at all. */
  boolean isObjectOrNothing(String body) {
    try {
      return body.isBlank() || Json.readObject(body) != null;
    } catch (MalformedJsonException _) {
      return false;
    }
  }

  /** Whether Airbyte says of something that it keeps, and not of a call, that there is none. */
  boolean namesResource(String body) {
    try {
      JsonObject problem = Json.readObject(body);
      return problem.text("exceptionClassName").isPresent()
          || problem.text("title").filter("resource-not-found"::equals).isPresent()
          || problem.object("data").flatMap(data -> data.text("resourceType")).isPresent();
    } catch (MalformedJsonException _) {
      return false;
    }
  }

  /** Reads both of Airbyte's error forms, and whatever else comes. */
  String of(String body) {
    if (body.isBlank()) {
      return "without a word";
    }
    try {
      JsonObject problem = Json.readObject(body);
      Optional<String> data = problem.object("data").flatMap(object -> object.text("message"));
      return data.or(() -> problem.text("detail"))
          .or(() -> problem.text("message"))
          .or(() -> problem.text("title"))
          .or(() -> problem.text("errorId").map(id -> "errorId " + id))
          .map(this::line)
          .orElseGet(() -> excerpt(body));
    } catch (MalformedJsonException _) {
      return excerpt(body);
    }
  }

  /** The beginning of a page, on one line, without its tags. */
  String excerpt(String page) {
    // Before anything is cut: half a key would no longer be known for one.
    String clean = OneLine.cut(redaction.clean(withoutToken(page)), LOOKED_AT);
    String line = line(withoutTags(clean));
    return line.isEmpty() ? "an empty page" : line;
  }

  private String line(String text) {
    return OneLine.of(redaction.clean(text), LONGEST);
  }

  /** Half an answer with a token in it: nobody knows the token yet that would have to be hidden. */
  private static String withoutToken(String page) {
    int name = page.toLowerCase(Locale.ROOT).indexOf("access_token");
    return name < 0 ? page : page.substring(0, name) + "access_token ***";
  }

  private static String withoutTags(String page) {
    StringBuilder text = new StringBuilder();
    String lower = page.toLowerCase(Locale.ROOT);
    int at = 0;
    while (at < page.length()) {
      int tag = page.indexOf('<', at);
      if (tag < 0) {
        break;
      }
      text.append(page, at, tag).append(' ');
      at = after(lower, ">", tag);
      for (String unseen : new String[] {"script", "style"}) {
        if (lower.startsWith("<" + unseen, tag)) {
          at = after(lower, "</" + unseen + ">", tag);
        }
      }
    }
    return text.append(page, Math.min(at, page.length()), page.length()).toString();
  }

  private static int after(String page, String end, int from) {
    int found = page.indexOf(end, from);
    return found < 0 ? page.length() : found + end.length();
  }
}
