package airstep.steps;

/** Foreign text, made fit for a state: one line, without control characters, not too long. */
final class OneLine {

  private OneLine() {}

  /** At most that many characters. */
  static String of(String text, int most) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    if (line.length() <= most) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(most - 2)) ? most - 2 : most - 1;
    return line.substring(0, end) + "…";
  }
}
