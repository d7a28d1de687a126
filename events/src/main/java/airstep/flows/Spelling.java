package airstep.flows;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Suggests known words for misspelled ones. */
public final class Spelling {
  /** Longer words are not compared. */
  private static final int LONGEST = 200;

  private Spelling() {}

  /**
   * Returns a message about an unknown word of a kind, such as {@code flow}: the closest known word
   * within a few typing errors, or else all of them.
   */
  public static String unknown(String kind, String written, Collection<String> known) {
    String all = "the %ss are %s".formatted(kind, String.join(", ", known));
    String shown = written.isBlank() ? "'" + written + "'" : written;
    return "unknown %s %s; %s".formatted(kind, shown, remedy(written, known, all));
  }

  /** Returns the remedy for an unknown word: the closest candidate within a few typing errors. */
  public static String remedy(String written, Collection<String> candidates, String otherwise) {
    String word = written.toLowerCase(Locale.ROOT);
    int slips = word.length() < 4 ? 1 : Math.max(2, word.length() / 3);
    return candidates.stream()
        .filter(candidate -> word.length() <= LONGEST && isNear(word, candidate, slips))
        .sorted()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .map(near -> "did you mean %s?".formatted(near))
        .orElse(otherwise);
  }

  /** More than one slip must leave more than half of the letters. */
  private static boolean isNear(String word, String candidate, int slips) {
    int distance = distance(word, candidate);
    return distance <= slips
        && (distance < 2 || 2 * distance < Math.max(word.length(), candidate.length()));
  }

  /**
   * Returns how many letters to add, remove or change, or neighbors to swap, ignoring case. No
   * letter is changed twice.
   */
  static int distance(String word, String candidate) {
    String other = candidate.toLowerCase(Locale.ROOT);
    int[] before = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= word.length(); i++) {
      int[] free = before;
      before = last;
      last = row;
      row = free;
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int substitute = last[j - 1] + (word.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substitute, 1 + Math.min(last[j], row[j - 1]));
        if (areSwapped(word, i - 1, other, j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
    }
    return row[other.length()];
  }

  private static boolean areSwapped(String word, int i, String other, int j) {
    return i > 0
        && j > 0
        && word.charAt(i) == other.charAt(j - 1)
        && word.charAt(i - 1) == other.charAt(j);
  }
}
