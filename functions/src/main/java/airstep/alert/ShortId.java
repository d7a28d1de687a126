package airstep.alert;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The beginning of a connection's id, which identifies it where there is little room. */
public final class ShortId {

  private static final int LENGTH = 8;

  private ShortId() {}

  /** Returns the first eight characters, or all if there are fewer. */
  public static String of(String id) {
    return id.substring(0, Math.min(LENGTH, id.length()));
  }

  /** Returns the short ids of such a text, sorted. */
  public static Set<String> split(String text) {
    return Stream.of(text.split(" ", -1))
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
