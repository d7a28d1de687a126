package airstep.doctor;

/** What is said about some, as a sentence for each number. */
final class Amount {

  private Amount() {}

  /**
   * Returns the sentence for a number.
   *
   * @param none that about none
   * @param one that about a single one
   * @param more that about several, with {@code %d} for their number
   */
  static String of(long number, String none, String one, String more) {
    return number == 0 ? none : number == 1 ? one : more.formatted(number);
  }
}
