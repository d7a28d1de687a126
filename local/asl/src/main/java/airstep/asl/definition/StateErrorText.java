package airstep.asl.definition;

/**
 * The lengths that AWS allows for the error and the cause of an execution. Longer literals are
 * refused at load; longer values at run time are cut.
 */
public final class StateErrorText {

  public static final int LONGEST_ERROR = 256;
  public static final int LONGEST_CAUSE = 32_768;

  private StateErrorText() {}

  /** The error, cut to the limit; null stays null. */
  public static String error(String text) {
    return cut(text, LONGEST_ERROR);
  }

  /** The cause, cut to the limit; null stays null. */
  public static String cause(String text) {
    return cut(text, LONGEST_CAUSE);
  }

  private static String cut(String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest);
  }
}
