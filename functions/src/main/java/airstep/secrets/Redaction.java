package airstep.secrets;

import airstep.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes secrets from texts in any form in which a server may send them back: escaped for URLs,
 * HTML or JSON, as Base64 or hex, in another case, interrupted by tags, white space or invisible
 * characters, in part, and in several of these forms at once.
 *
 * <p>Call it after the last change of a text and before truncating it, so that no change can
 * reassemble a secret and no truncation leaves an unrecognizable part.
 */
public final class Redaction {

  private static final String HIDDEN = "***";

  /** The maximum length of a shown text. */
  private static final int LONGEST = 20_000;

  /** How much further to search, so that a secret at the end is recognized. */
  private static final int MARGIN = 4_000;

  /** Shorter field names reveal no secret, and hiding them would make an answer unreadable. */
  private static final int SHORTEST_NAME = 8;

  private final Set<String> known = new HashSet<>();
  private final Fragments fragments = new Fragments();

  /** Hides a text from now on. */
  public void hide(String secret) {
    if (known.add(secret)) {
      fragments.add(secret);
    }
  }

  /**
   * Returns at most 20,000 characters of the text, with *** in place of secrets. A text too tangled
   * to decode is hidden completely.
   */
  public String clean(String text) {
    String looked = text.substring(0, Math.min(text.length(), LONGEST + MARGIN));
    if (looked.length() < fragments.shortest()) {
      return looked;
    }
    Search search = new Search(fragments, looked.length());
    if (!search.in(looked)) {
      return HIDDEN;
    }
    int end = end(text);
    StringBuilder clean = new StringBuilder(end);
    for (int at = 0; at < end; ) {
      if (search.hit(at)) {
        clean.append(HIDDEN);
        at = search.endOfHit(at);
      } else {
        clean.append(looked.charAt(at));
        at++;
      }
    }
    return clean.toString();
  }

  /**
   * Returns the object with *** in place of secrets in its texts and names, with at most 20,000
   * characters of each.
   */
  public JsonObject clean(JsonObject object) {
    return JsonObject.of((Map<?, ?>) cleanValue(object.fields()));
  }

  private Object cleanValue(Object value) {
    return switch (value) {
      case String text -> clean(text);
      case List<?> list -> {
        List<Object> cleaned = new ArrayList<>();
        list.forEach(item -> cleaned.add(cleanValue(item)));
        yield cleaned;
      }
      case Map<?, ?> map -> {
        Map<Object, Object> cleaned = new LinkedHashMap<>();
        map.forEach((name, field) -> cleaned.put(cleanName((String) name), cleanValue(field)));
        yield cleaned;
      }
      case null, default -> value;
    };
  }

  private String cleanName(String name) {
    return name.length() < SHORTEST_NAME ? name : clean(name);
  }

  /** Returns where to truncate the text, never inside a surrogate pair. */
  private static int end(String text) {
    if (text.length() <= LONGEST) {
      return text.length();
    }
    return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  }
}
