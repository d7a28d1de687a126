package airstep.secrets;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Searches one text for parts of secrets in encoded form: decodes it layer by layer, in every
 * order, and looks at each result.
 */
final class SecretSearch {

  /** Far more than any text needs that was not made unreadable on purpose. */
  private static final int MOST_CHARACTERS = 2_000_000;

  private final SecretParts parts;
  private final boolean joined;
  private final Set<String> seen = new HashSet<>();
  private int characters;

  /**
   * Starts a search.
   *
   * @param joined whether to ignore white space and tags, and decode Base64 and hex; if not, also
   *     finds secrets as short as a word
   */
  SecretSearch(SecretParts parts, boolean joined) {
    this.parts = parts;
    this.joined = joined;
  }

  /** Returns whether the text shows part of a secret, or has too many layers to decode. */
  boolean finds(String text) {
    int shortest = joined ? SecretParts.SHORTEST_JOINED : 0;
    // What is read is never longer.
    if (text.length() < shortest) {
      return false;
    }
    String reading = Fillers.visible(Escapes.joined(text), !joined);
    if (reading.length() < shortest || !seen.add(reading)) {
      return false;
    }
    characters += reading.length();
    return characters > MOST_CHARACTERS
        || !parts.in(reading, shortest).isEmpty()
        || findsAny(Escapes.undone(reading))
        || (joined && (finds(Fillers.untagged(reading)) || findsAny(Packed.in(reading))));
  }

  private boolean findsAny(List<String> texts) {
    for (String text : texts) {
      if (finds(text)) {
        return true;
      }
    }
    return false;
  }
}
