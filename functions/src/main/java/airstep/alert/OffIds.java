package airstep.alert;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The short ids of the connections that a run skipped because they are switched off. There is room
 * for the first ones in the order of their ids, so a list that was cut still says of each id up to
 * its last one whether it was off.
 *
 * @param cut whether more may be off, all after the last one
 */
public record OffIds(SortedSet<String> ids, boolean cut) {

  /** How many ids a run records. */
  public static final int MOST = 500;

  /** None. */
  public static final OffIds NONE = all(List.of());

  /** Follows the ids in a text if the list was cut. */
  private static final String CUT = "…";

  public OffIds {
    ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
  }

  /** Returns the list of all these. */
  static OffIds all(Collection<String> ids) {
    return new OffIds(
        ids.stream().map(ShortId::of).collect(Collectors.toCollection(TreeSet::new)), false);
  }

  /** Reads a text. */
  public static OffIds read(String text) {
    SortedSet<String> ids =
        Stream.of(text.split(" ", -1))
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    boolean cut = ids.remove(CUT);
    return new OffIds(ids, cut);
  }

  /** Returns the ids separated by spaces. */
  String text() {
    return Stream.concat(ids.stream(), Stream.of(CUT).filter(_ -> cut))
        .collect(Collectors.joining(" "));
  }

  /** Returns a list of what is off by any of these lists, up to where each of them says it. */
  static OffIds of(List<OffIds> lists, int most) {
    Optional<String> end =
        lists.stream().filter(OffIds::cut).map(OffIds::last).min(String::compareTo);
    SortedSet<String> ids =
        lists.stream()
            .flatMap(one -> one.ids.stream())
            .filter(id -> end.isEmpty() || id.compareTo(end.get()) <= 0)
            .collect(Collectors.toCollection(TreeSet::new));
    return new OffIds(
        ids.stream().limit(most).collect(Collectors.toCollection(TreeSet::new)),
        end.isPresent() || ids.size() > most);
  }

  /** Returns whether it says that this connection was off. */
  boolean contains(String connectionId) {
    return ids.contains(ShortId.of(connectionId));
  }

  /** Returns whether it says of this connection whether it was off. */
  boolean covers(String connectionId) {
    return !cut || ShortId.of(connectionId).compareTo(last()) <= 0;
  }

  private String last() {
    return ids.isEmpty() ? "" : ids.last();
  }
}
