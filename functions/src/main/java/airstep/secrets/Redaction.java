package airstep.secrets;

import airstep.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes secrets out of texts, in whatever disguise a server sends them back: escaped for an
 * address, for HTML or for JSON, as Base64 or hex, in other capitals, with tags, white space or
 * invisible characters between, in part, and in several of these ways at once.
 *
 * <p>Hide after the last change of a text, and before it is cut: only then no change can put a
 * secret together again, and no cut leaves a part that is too short to be known.
 */
public final class Redaction {

  private static final String HIDDEN = "***";

  /** Nothing that is read or shown is longer. */
  private static final int LONGEST = 20_000;

  /** So much more is looked at, so that the end does not cut a secret into unknown parts. */
  private static final int MARGIN = 4_000;

  /** A shorter name of a field shows no secret, and hiding it would make an answer unreadable. */
  private static final int SHORTEST_NAME = 8;

  private final Set<String> known = new HashSet<>();
  private final Fragments fragments = new Fragments();

  /** Hides that text from now on. */
  public void hide(String secret) {
    if (known.add(secret)) {
      fragments.add(secret);
    }
  }

  /**
   * The text with *** wherever it shows what is hidden; at most 20,000 characters of it. A text
   * that nobody could unravel is hidden as a whole.
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
   * The object with *** wherever a text or a name in it shows what is hidden; at most 20,000
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

  /** Where the text is cut: no character in two. */
  private static int end(String text) {
    if (text.length() <= LONGEST) {
      return text.length();
    }
    return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  }
}
