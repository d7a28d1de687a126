package airstep.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run will do, in a form that stays within a state's 256 KiB together with what comes back
 * for each connection.
 *
 * @param skipped those of the skipped that are told one by one
 * @param skippedCount all that were skipped
 */
record RunPlan(List<Planned> connections, List<Skipped> skipped, int skippedCount) {

  /** Bytes for all outcomes of a run: 256 KiB less what stands around them. */
  private static final int BYTES = 250_000;

  /** An outcome's numbers and words at their longest, without id, name, link and reason. */
  private static final int BYTES_OF_NUMBERS = 155;

  /** The same with the id, a name of 100 characters, and a link. */
  private static final int BYTES_IN_FULL = 710;

  /** Up to here each outcome keeps its name and link, and some 300 characters of reason. */
  private static final int FULL = 150;

  private static final int LONGEST_REASON = 1000;

  /** A character takes up to three bytes of UTF-8, and a pair of surrogates four. */
  private static final int BYTES_OF_A_CHARACTER = 3;

  record Planned(String connectionId, String name) {}

  record Skipped(String connectionId, String name, String reason) {}

  Map<String, Object> toJson() {
    boolean brief = connections.size() > FULL;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("brief", brief);
    json.put("reasonLength", reasonLength(brief));
    List<Object> planned = new ArrayList<>();
    for (Planned one : connections) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("connectionId", one.connectionId());
      if (!one.name().isEmpty()) {
        row.put("name", OneLine.of(one.name(), brief ? 25 : 100));
      }
      planned.add(row);
    }
    json.put("connections", planned);
    List<Object> told = new ArrayList<>();
    for (Skipped one : skipped) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("outcome", "SKIPPED");
      row.put("connectionId", one.connectionId());
      row.put("name", OneLine.of(one.name(), 100));
      row.put("reason", one.reason());
      told.add(row);
    }
    json.put("skipped", told);
    json.put("skippedCount", skippedCount);
    return json;
  }

  private int reasonLength(boolean brief) {
    int share = BYTES / Math.max(1, connections.size());
    int rest = share - (brief ? BYTES_OF_NUMBERS : BYTES_IN_FULL);
    return Math.clamp(rest / BYTES_OF_A_CHARACTER, 0, LONGEST_REASON);
  }
}
