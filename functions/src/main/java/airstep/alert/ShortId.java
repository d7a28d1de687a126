package airstep.alert;

/** The beginning of a connection's id, which identifies it where there is little room. */
public final class ShortId {

  private static final int LENGTH = 8;

  private ShortId() {}

  /** Returns the first eight characters, or all if there are fewer. */
  public static String of(String id) {
    return id.substring(0, Math.min(LENGTH, id.length()));
  }
}
