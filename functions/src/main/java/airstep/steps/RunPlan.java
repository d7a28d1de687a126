package airstep.steps;

import static java.nio.charset.StandardCharsets.UTF_8;

import airstep.airbyte.Connection;
import airstep.airbyte.ConnectionStatus;
import airstep.alert.OffIds;
import airstep.alert.ShortId;
import airstep.json.Json;
import airstep.text.OneLine;
import airstep.vocabulary.run.PlannedRun;
import airstep.vocabulary.run.PlannedRun.Dropped;
import airstep.vocabulary.run.PlannedRun.Planned;
import airstep.vocabulary.run.PlannedRun.Skipped;
import airstep.vocabulary.run.RunPart;
import airstep.vocabulary.run.RunSettings.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run syncs, and what it skips and why. Fits into the 262,144 bytes of a state, and leaves
 * room for the outcomes of the syncs.
 */
record RunPlan(List<Planned> connections, List<Skipped> skipped) {

  /** The maximum number of skipped connections in the plan. The rest are counted. */
  private static final int SKIPPED_SHOWN = 50;

  /** One more than a run records, so that its end sees whether there are more. */
  private static final int MOST_OFF = OffIds.MOST + 1;

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

  /** The bytes of a name in the largest runs. */
  private static final int BRIEF_NAME_BYTES = 40;

  private static final int LONGEST_REASON = 1000;

  private static final int QUOTES = 2;

  /** The maximum, because JSONata counts a code point of four bytes as one character. */
  private static final int BYTES_OF_A_CHARACTER = 4;

  /**
   * Plans to sync all active connections of an Airbyte but those that other flows name.
   *
   * @throws NoConnectionsException if there is not even one
   */
  static RunPlan discovered(List<Connection> connections, List<LeftOut> leaveOut) {
    if (connections.isEmpty()) {
      throw new NoConnectionsException();
    }
    // Ids are not case-sensitive.
    Map<String, String> leftOut = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    leaveOut.forEach(other -> leftOut.put(other.connectionId(), other.flow()));
    RunPlan plan = new RunPlan(new ArrayList<>(), new ArrayList<>());
    for (Connection one : connections) {
      String id = one.connectionId();
      ConnectionStatus status = one.status();
      if (status.preventsSync()) {
        boolean deleted = status == ConnectionStatus.DELETED;
        String reason = "the connection is " + status.description();
        plan.skipped.add(new Skipped(id, one.name(), reason, true, deleted));
      } else if (leftOut.containsKey(id)) {
        String reason = "flow " + leftOut.get(id) + " syncs it";
        plan.skipped.add(new Skipped(id, one.name(), reason, false, false));
      } else {
        plan.connections.add(new Planned(id, Optional.of(one.name())));
      }
    }
    return plan;
  }

  /** Returns the plan for a part of the run. The run itself reports what is skipped. */
  RunPlan only(RunPart part) {
    return new RunPlan(
        connections.stream().filter(one -> part.contains(one.connectionId())).toList(), List.of());
  }

  /** Returns the plan within its limits, without the connections if the run is divided. */
  PlannedRun planned(RunParts divided) {
    boolean brief = connections.size() > FULL;
    List<Planned> together = divided.parts().isEmpty() ? connections : List.of();
    return new PlannedRun(
        divided.concurrency(),
        reasonLength(brief),
        brief ? OF_BRIEF : OF_FULL,
        together.stream().map(one -> shortened(one, brief)).toList(),
        divided.parts(),
        divided.atOnce(),
        skipped.stream().limit(SKIPPED_SHOWN).map(RunPlan::shortened).toList(),
        skipped.size(),
        skipped.stream()
            .filter(Skipped::off)
            .map(one -> ShortId.of(one.connectionId()))
            .distinct()
            .sorted()
            .limit(MOST_OFF)
            .toList());
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
      bytes += Json.write(Character.toString(c)).getBytes(UTF_8).length - QUOTES;
      if (bytes > BRIEF_NAME_BYTES) {
        return name.substring(0, i);
      }
      i += Character.charCount(c);
    }
    return name;
  }
}
