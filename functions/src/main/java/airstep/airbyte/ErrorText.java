package airstep.airbyte;

import airstep.json.Json;
import airstep.secrets.Redaction;
import airstep.text.OneLine;
import airstep.vocabulary.json.JsonObject;
import java.util.Optional;

/** Extracts one readable line from an error sent by Airbyte or by a gateway in front of it. */
record ErrorText(Redaction redaction) {

  private static final int LONGEST = 300;

  /** A tag; a script or a style sheet with its content. The last one may be incomplete. */
  private static final String TAG = "(?is)<(script|style).*?(</\\1>|\\z)|<[^>]*(>|\\z)";

  /** Reads both of Airbyte's error formats, and any other text. */
  String of(String body) {
    return Json.objectIn(body)
        .flatMap(ErrorText::message)
        .map(this::line)
        .orElseGet(() -> excerpt(body));
  }

  private static Optional<String> message(JsonObject problem) {
    return problem
        .object("data")
        .flatMap(data -> data.text("message"))
        .or(() -> problem.text("detail"))
        .or(() -> problem.text("message"))
        .or(() -> problem.text("title"))
        .or(() -> problem.text("errorId").map(id -> "errorId " + id));
  }

  /** Returns the beginning of a page on one line, without tags. */
  String excerpt(String page) {
    // An incomplete answer may contain a new token, which is not yet known as a secret.
    String known = page.replaceFirst("(?is)access_token.*", "access_token ***");
    // Hides secrets before and after removing tags: a key may be inside a tag or contain one.
    String line = line(redaction.clean(known).replaceAll(TAG, " "));
    return line.isEmpty() ? "an empty page" : line;
  }

  /** Hides secrets before truncating, because part of a key would not be recognized. */
  private String line(String text) {
    return OneLine.cut(redaction.clean(OneLine.of(text, text.length())), LONGEST);
  }
}
