package airstep.airbyte;

import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import airstep.secrets.Redaction;
import airstep.text.OneLine;
import java.util.Optional;

/** One readable line out of what an Airbyte, or a gateway before it, sends with an error. */
final class ErrorText {

  private static final int LONGEST = 300;

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
    // Before and after the tags are taken out: a key may stand in one, or have some in it.
    String line = line(withoutTags(redaction.clean(withoutToken(page))));
    return line.isEmpty() ? "an empty page" : line;
  }

  /** Hidden on the whole line and then cut: half a key would no longer be known for one. */
  private String line(String text) {
    String clean = redaction.clean(text);
    return OneLine.cut(redaction.clean(OneLine.of(clean, clean.length())), LONGEST);
  }

  /** Half an answer with a token in it: nobody knows the token yet that would have to be hidden. */
  private static String withoutToken(String page) {
    int name = find(page, "access_token", 0);
    return name < 0 ? page : page.substring(0, name) + "access_token ***";
  }

  private static String withoutTags(String page) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < page.length()) {
      int tag = page.indexOf('<', at);
      if (tag < 0) {
        break;
      }
      text.append(page, at, tag).append(' ');
      at = after(page, ">", tag);
      for (String unseen : new String[] {"script", "style"}) {
        if (page.regionMatches(true, tag + 1, unseen, 0, unseen.length())) {
          at = after(page, "</" + unseen + ">", tag);
        }
      }
    }
    return text.append(page, Math.min(at, page.length()), page.length()).toString();
  }

  private static int after(String page, String end, int from) {
    int found = find(page, end, from);
    return found < 0 ? page.length() : found + end.length();
  }

  /** Where that stands, in whatever case, or -1. Other cases may be of another length. */
  private static int find(String page, String what, int from) {
    for (int at = from; at <= page.length() - what.length(); at++) {
      if (page.regionMatches(true, at, what, 0, what.length())) {
        return at;
      }
    }
    return -1;
  }
}
