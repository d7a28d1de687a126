package airstep.airbyte;

import airstep.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What was read of the rows of lists, by their ids: of two with the same id the first. A connection
 * comes with all its streams, so of a row no more is kept than is needed.
 */
final class Rows<T> {

  private final String id;
  private final BiFunction<JsonObject, String, T> read;
  private final Map<String, T> rows = new LinkedHashMap<>();

  /**
   * No rows yet.
   *
   * @param id the field that holds a row's id
   * @param read takes what is needed out of the row with that id
   */
  Rows(String id, BiFunction<JsonObject, String, T> read) {
    this.id = id;
    this.read = read;
  }

  /** Every id with what was read, in the order in which they came. */
  Map<String, T> all() {
    return rows;
  }

  /**
   * Adds what is not there yet, and says whether there was anything.
   *
   * @throws AirbyteUnavailableException if a row has no id
   */
  boolean add(List<JsonObject> list) {
    int before = rows.size();
    for (JsonObject row : list) {
      String key =
          row.text(id)
              .orElseThrow(
                  () -> new AirbyteUnavailableException("Airbyte sent a row without `" + id + "`"));
      rows.putIfAbsent(key, read.apply(row, key));
    }
    return rows.size() > before;
  }
}
