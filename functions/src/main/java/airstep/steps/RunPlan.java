package airstep.steps;

import airstep.alert.ShortId;
import airstep.text.OneLine;
import airstep.vocabulary.run.PlannedRun;
import airstep.vocabulary.run.PlannedRun.Dropped;
import airstep.vocabulary.run.PlannedRun.Planned;
import airstep.vocabulary.run.PlannedRun.Skipped;
import java.util.List;

/**
 * Fits the plan of a run, and later the outcomes of its syncs, into the 262,144 bytes of a state.
 *
 * @param skipped connections that are not synced; possibly fewer than {@code skippedCount}
 * @param offIds the ids of the connections that are switched off, if the run discovers connections
 */
record RunPlan(
    List<Planned> connections, List<Skipped> skipped, int skippedCount, List<String> offIds) {

  private static final int MOST_OFF = 500;

  /** Bytes for all outcomes of a run: the 262,144 of a state less a margin. */
  static final int BYTES = 261_500;

  /** The bytes of an outcome at its longest, without id, name, link and reason. */
  static final int BYTES_OF_NUMBERS = 174;

  /**
   * The same with the id, a name of 100 characters, a link of 250, and Airbyte's origin and type of
   * a failure.
   */
  static final int BYTES_IN_FULL = 1120;

  /** Up to this many outcomes keep their name, their link and about 260 characters of reason. */
  static final int FULL = 120;

  /** The keys that a run never needs. */
  private static final Dropped OF_FULL = new Dropped(List.of("event"), List.of("event", "reason"));

  /** The keys to drop if there is room for little more than numbers. */
  private static final Dropped OF_BRIEF =
      new Dropped(
          List.of(
              "event",
              "connectionId",
              "name",
              "link",
              "triggers",
              "polls",
              "usualJobs",
              "schemaChange"),
          List.of(
              "event",
              "connectionId",
              "name",
              "link",
              "reason",
              "failureOrigin",
              "failureType",
              "lastSuccess",
              "schemaChange"));

  private static final int LONGEST_NAME = 100;

  /** The bytes of a name if 1,500 of them have to fit. */
  private static final int BRIEF_NAME_BYTES = 40;

  private static final int LONGEST_REASON = 1000;

  /** The maximum, because JSONata counts a code point of four bytes as one character. */
  private static final int BYTES_OF_A_CHARACTER = 4;

  /** Returns the plan within its limits. */
  PlannedRun planned() {
    boolean brief = connections.size() > FULL;
    return new PlannedRun(
        reasonLength(brief),
        brief ? OF_BRIEF : OF_FULL,
        connections.stream().map(one -> shortened(one, brief)).toList(),
        skipped.stream().map(RunPlan::shortened).toList(),
        skippedCount,
        offIds.stream().sorted().limit(MOST_OFF).map(ShortId::of).toList());
  }

  private static Planned shortened(Planned one, boolean brief) {
    return new Planned(
        one.connectionId(),
        one.name()
            .map(name -> OneLine.of(name, LONGEST_NAME))
            .filter(name -> !name.isEmpty())
            .map(name -> brief ? briefly(name) : name));
  }

  private static Skipped shortened(Skipped one) {
    return new Skipped(
        one.connectionId(),
        OneLine.of(one.name(), LONGEST_NAME),
        OneLine.of(one.reason(), LONGEST_NAME),
        one.off(),
        one.deleted());
  }

  private int reasonLength(boolean brief) {
    int share = BYTES / Math.max(1, connections.size());
    int rest = share - (brief ? BYTES_OF_NUMBERS : BYTES_IN_FULL);
    return Math.clamp(rest / BYTES_OF_A_CHARACTER, 0, LONGEST_REASON);
  }

  /** Returns the beginning of a name that fits into its bytes of JSON. */
  private static String briefly(String name) {
    int bytes = 0;
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      bytes += bytes(c);
      if (bytes > BRIEF_NAME_BYTES) {
        return name.substring(0, i);
      }
      i += Character.charCount(c);
    }
    return name;
  }

  private static int bytes(int c) {
    if (c == '"' || c == '\\') {
      return 2;
    }
    if (c < 0x80) {
      return 1;
    }
    if (c < 0x800) {
      return 2;
    }
    return c < 0x10000 ? 3 : 4;
  }
}
