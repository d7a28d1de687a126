package airstep.secrets;

import airstep.vocabulary.json.JsonObject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  private static final String WITHHELD = "*** (withheld: it may contain an encoded credential)";

  /** The maximum length of a shown text. */
  private static final int LONGEST = 20_000;

  /** How much further to search, so that a secret at the end is recognized. */
  private static final int MARGIN = 4_000;

  /** Shorter field names reveal no secret, and hiding them would make an answer unreadable. */
  private static final int SHORTEST_NAME = 8;

  private final SecretParts parts = new SecretParts();

  /** Hides a text from now on. */
  public void hide(String secret) {
    parts.add(secret);
  }

  /**
   * Returns at most 20,000 characters of the text, with *** in place of secrets. A text with part
   * of a secret in encoded form, or with too many layers to decode, is withheld completely.
   */
  public String clean(String text) {
    String looked = text.substring(0, Math.min(text.length(), LONGEST + MARGIN));
    BitSet hits = parts.in(looked, 0);
    if (isEncodedIn(masked(looked, hits))) {
      return masked(WITHHELD, parts.in(WITHHELD, 0));
    }
    withEscapes(looked, hits);
    int end = Math.min(looked.length(), LONGEST);
    if (end < looked.length() && Character.isHighSurrogate(looked.charAt(end - 1))) {
      end--;
    }
    return masked(looked.substring(0, end), hits.get(0, end));
  }

  /**
   * Adds what is attached to a hit if it contains an escape: the rest of a secret, which is too
   * short to be recognized by itself.
   */
  private static void withEscapes(String text, BitSet hits) {
    for (int begin = hits.nextSetBit(0); begin >= 0; ) {
      int end = hits.nextClearBit(begin);
      int from = begin;
      while (from > 0 && isPartOfWord(text.charAt(from - 1))) {
        from--;
      }
      int to = end;
      while (to < text.length() && isPartOfWord(text.charAt(to))) {
        to++;
      }
      if (hasEscape(text.substring(from, begin))) {
        hits.set(from, begin);
      }
      if (hasEscape(text.substring(end, to))) {
        hits.set(end, to);
      }
      begin = hits.nextSetBit(to);
    }
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || "%&\\#;+/=_-".indexOf(c) >= 0;
  }

  private static boolean hasEscape(String text) {
    return text.indexOf('%') >= 0 || text.indexOf('&') >= 0 || text.indexOf('\\') >= 0;
  }

  private static String masked(String text, BitSet hits) {
    if (hits.isEmpty()) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text);
    for (int end = hits.length(); end > 0; ) {
      int begin = hits.previousClearBit(end - 1) + 1;
      masked.replace(begin, end, HIDDEN);
      end = hits.previousSetBit(begin - 1) + 1;
    }
    return masked.toString();
  }

  private boolean isEncodedIn(String text) {
    return (parts.anyWords() && new SecretSearch(parts, false).finds(text))
        || new SecretSearch(parts, true).finds(text);
  }

  /** Returns the object with its texts and names as {@link #clean(String)} returns them. */
  public JsonObject clean(JsonObject object) {
    return JsonObject.of((Map<?, ?>) cleanValue(object.fields()));
  }

  private Object cleanValue(Object value) {
    // Without streams and a pattern switch, whose classes would slow down a cold start.
    if (value instanceof List<?> list) {
      List<Object> cleaned = new ArrayList<>(list);
      cleaned.replaceAll(this::cleanValue);
      return cleaned;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> cleaned = new LinkedHashMap<>();
      map.forEach((name, field) -> cleaned.put(cleanName((String) name), cleanValue(field)));
      return cleaned;
    }
    return value instanceof String text ? clean(text) : value;
  }

  private String cleanName(String name) {
    return name.length() < SHORTEST_NAME ? name : clean(name);
  }
}
