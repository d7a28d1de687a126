package airstep.alert;

import airstep.text.OneLine;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a sync did not succeed, without what tells one job from another, so that equal reasons of
 * different connections are equal.
 *
 * @param where whose fault it is and what Airbyte calls it, such as {@code Source, config_error}
 * @param words Airbyte's if there are any, else our own
 */
record Reason(String where, String words) {

  private static final int LONGEST_WHERE = 90;
  private static final int LONGEST_WORDS = 480;
  private static final int LOOKED_AT = 700;

  static Reason of(SyncOutcome sync) {
    String where = join(sync.failureOrigin(), sync.failureType());
    // Whoever sends a stack trace gets its beginning told; the rest is not even looked at.
    String words = OneLine.of(sync.reason().orElse(""), LOOKED_AT);
    if (sync.jobId().isPresent()) {
      String job = "job " + sync.jobId().getAsLong();
      String said = "Airbyte says that " + job + " failed";
      if (words.startsWith(said)) {
        words = words.substring(said.length()).strip();
        String told = "(" + where + ")";
        words = words.startsWith(told) ? words.substring(told.length()).strip() : words;
        words = words.startsWith(":") ? words.substring(1).strip() : words;
        words = words.isEmpty() ? "Airbyte gives no reason" : words;
      } else {
        words = Spoken.sentence(words.replaceAll("\\b" + job + "\\b", "the job"));
      }
    }
    return new Reason(where, words);
  }

  private static String join(Optional<String> origin, Optional<String> type) {
    return origin.isPresent() && type.isPresent()
        ? origin.get() + ", " + type.get()
        : origin.or(() -> type).orElse("");
  }

  /** Quoted, with where it happened in front. */
  Text text() {
    Text said = Text.foreign(words, LONGEST_WORDS);
    if (where.isEmpty()) {
      return said.quoted();
    }
    String start = where.substring(0, 1).toUpperCase(Locale.ROOT) + where.substring(1);
    Text lead = Text.name(start, LONGEST_WHERE);
    return said.isEmpty() ? lead.quoted() : lead.then(": ").then(said).quoted();
  }

  /** On one line, for a notification. */
  String spoken() {
    return words.isEmpty() ? where : words;
  }
}
