package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.util.Locale;

/**
 * A part of a run that is too large for one execution: the connections whose ids, in lower case,
 * are in a range. Each id is in exactly one part, whatever Airbyte lists when a part is planned.
 *
 * @param number counts from 1
 * @param from the first id; empty for the first part
 * @param to the first id of the next part; empty for the last part
 * @param connections how many connections the part had when the run was planned
 */
public record RunPart(long number, String from, String to, long connections) implements JsonRecord {

  /** The share of a part that stays free for connections created before the part is planned. */
  private static final int SHARE_FREE = 20;

  /**
   * Returns the number of connections that a run gives one part at most.
   *
   * @param most how many the part can hold
   */
  public static long mostPlanned(long most) {
    return most - most / SHARE_FREE;
  }

  public static RunPart read(JsonObject json) {
    return new RunPart(
        json.needWhole("number"),
        json.needText("from"),
        json.needText("to"),
        json.needWhole("connections"));
  }

  /** Returns whether a connection is in this part. */
  public boolean contains(String connectionId) {
    String id = connectionId.toLowerCase(Locale.ROOT);
    return id.compareTo(from) >= 0 && (to.isEmpty() || id.compareTo(to) < 0);
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("number", number)
        .put("from", from)
        .put("to", to)
        .put("connections", connections);
  }
}
