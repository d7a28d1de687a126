package airstep.steps;

import airstep.alert.ShortId;
import airstep.text.OneLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run will do, in a form that stays within a state's 262,144 bytes, and that keeps what
 * comes back for each connection within them too.
 *
 * @param skipped those of the skipped that are told one by one
 * @param skippedCount all that were skipped
 * @param offIds of those that are switched off, in a run that finds its connections by itself
 */
record RunPlan(
    List<Planned> connections, List<Skipped> skipped, int skippedCount, List<String> offIds) {

  private static final int MOST_OFF = 500;

  /** Bytes for all outcomes of a run: a state's 262,144 less a margin. */
  static final int BYTES = 261_500;

  /** An outcome's numbers and words at their longest, without id, name, link and reason. */
  static final int BYTES_OF_NUMBERS = 174;

  /**
   * The same with the id, a name of 100 characters, a link of 250, and why Airbyte says it failed.
   */
  static final int BYTES_IN_FULL = 1120;

  /** Up to here each outcome keeps its name and link, and some 260 characters of reason. */
  static final int FULL = 120;

  /** What no account of a run needs of an outcome. */
  private static final Map<String, List<String>> OF_FULL =
      dropped(List.of("event"), List.of("event", "reason"));

  /** The same where there is room for little more than numbers. */
  private static final Map<String, List<String>> OF_BRIEF =
      dropped(
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

  /** Of a brief plan: what 1,500 of them would leave room for. */
  private static final int BRIEF_NAME_BYTES = 40;

  private static final int LONGEST_REASON = 1000;

  /** At most; JSONata counts a character beyond the first plane as one. */
  private static final int BYTES_OF_A_CHARACTER = 4;

  record Planned(String connectionId, String name) {}

  /**
   * A connection that is not synced.
   *
   * @param off whether that is since it is switched off
   * @param deleted whether it is off for ever
   */
  record Skipped(String connectionId, String name, String reason, boolean off, boolean deleted) {}

  Map<String, Object> toJson() {
    boolean brief = connections.size() > FULL;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("reasonLength", reasonLength(brief));
    json.put("dropped", brief ? OF_BRIEF : OF_FULL);
    List<Object> planned = new ArrayList<>();
    for (Planned one : connections) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("connectionId", one.connectionId());
      String name = OneLine.of(one.name(), LONGEST_NAME);
      if (!name.isEmpty()) {
        row.put("name", brief ? briefly(name) : name);
      }
      planned.add(row);
    }
    json.put("connections", planned);
    List<Object> told = new ArrayList<>();
    for (Skipped one : skipped) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("outcome", "SKIPPED");
      row.put("connectionId", one.connectionId());
      row.put("name", OneLine.of(one.name(), LONGEST_NAME));
      row.put("reason", OneLine.of(one.reason(), LONGEST_NAME));
      if (one.off()) {
        row.put("off", true);
      }
      if (one.deleted()) {
        row.put("deleted", true);
      }
      told.add(row);
    }
    json.put("skipped", told);
    json.put("skippedCount", skippedCount);
    json.put("offIds", offIds.stream().sorted().limit(MOST_OFF).map(ShortId::of).toList());
    return json;
  }

  private static Map<String, List<String>> dropped(List<String> succeeded, List<String> failed) {
    Map<String, List<String>> dropped = new LinkedHashMap<>();
    dropped.put("succeeded", succeeded);
    dropped.put("failed", failed);
    return dropped;
  }

  private int reasonLength(boolean brief) {
    int share = BYTES / Math.max(1, connections.size());
    int rest = share - (brief ? BYTES_OF_NUMBERS : BYTES_IN_FULL);
    return Math.clamp(rest / BYTES_OF_A_CHARACTER, 0, LONGEST_REASON);
  }

  /** The beginning of a name that fits into its bytes of JSON. */
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
