package airstep.asl;

/** The name of an execution or a state machine. */
final class ResourceName {

  private static final int LONGEST = 80;
  private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

  private ResourceName() {}

  static boolean isValid(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.chars().noneMatch(ResourceName::isForbidden);
  }

  private static boolean isForbidden(int c) {
    return Character.isWhitespace(c) || Character.isISOControl(c) || FORBIDDEN.indexOf(c) >= 0;
  }
}
