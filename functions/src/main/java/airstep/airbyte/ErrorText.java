package airstep.airbyte;

import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import airstep.secrets.Redaction;
import airstep.text.OneLine;
import java.util.Optional;

/** Extracts one readable line from an error sent by Airbyte or by a gateway in front of it. */
final class ErrorText {

  private static final int LONGEST = 300;

  private final Redaction redaction;

  ErrorText(Redaction redaction) {
    this.redaction = redaction;
  }

  /** Returns whether the body is an object, as in both of Airbyte's error formats, or empty. */
  boolean isObjectOrNothing(String body) {
    try {
      return body.isBlank() || Json.readObject(body) != null;
    } catch (MalformedJsonException _) {
      return false;
    }
  }

  /** Returns whether Airbyte reports a missing resource, not a missing endpoint. */
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

  /** Reads both of Airbyte's error formats, and any other text. */
  String of(String body) {
    if (body.isBlank()) {
      return "with an empty body";
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

  /** Returns the beginning of a page on one line, without tags. */
  String excerpt(String page) {
    // Hides secrets before and after removing tags, because a key may be inside a tag or contain
    // one.
    String line = line(withoutTags(redaction.clean(withoutToken(page))));
    return line.isEmpty() ? "an empty page" : line;
  }

  /** Hides secrets before truncating, because part of a key would not be recognized. */
  private String line(String text) {
    return OneLine.cut(redaction.clean(OneLine.of(text, text.length())), LONGEST);
  }

  /** An incomplete answer may contain a new token, which is not yet known as a secret. */
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

  /** Returns the index of a text, ignoring case, or -1. Changing the case may change the length. */
  private static int find(String page, String what, int from) {
    for (int at = from; at <= page.length() - what.length(); at++) {
      if (page.regionMatches(true, at, what, 0, what.length())) {
        return at;
      }
    }
    return -1;
  }
}
