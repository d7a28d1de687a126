package airstep.flows;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A problem or warning as one line: where it is, what it is and how to fix it.
 *
 * @param line the line, from 1; 0 if the file is a folder
 */
public record Problem(Path file, int line, String what, String remedy) {
  /** By file, then by line. */
  static final Comparator<Problem> IN_ORDER =
      Comparator.comparing((Problem problem) -> problem.file().toString())
          .thenComparingInt(Problem::line);

  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

  public Problem {
    what = oneLine(what);
    remedy = oneLine(remedy);
  }

  @Override
  public String toString() {
    String place = oneLine(file.toString()) + (line == 0 ? "" : ":" + line);
    return "%s: %s; %s".formatted(place, what, remedy);
  }

  /** Searches for breaks only in a text that may have one, since patterns are slow. */
  private static String oneLine(String text) {
    boolean plain = text.chars().allMatch(c -> c >= ' ' && c <= '~');
    return (plain ? text : BREAKS.matcher(text).replaceAll(" ")).strip();
  }
}
