package airstep.airbyte;

import airstep.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What was read of the rows of lists, by their ids: of two with the same id the first. A connection
 * comes with all its streams, so of a row no more is kept than is needed.
 */
final class Rows<T> {

  private final String id;
  private final Map<String, T> rows = new LinkedHashMap<>();

  /**
   * No rows yet.
   *
   * @param id the field that holds a row's id
   */
  Rows(String id) {
    this.id = id;
  }

  /** What was read of each row, in the order in which they came. */
  List<T> all() {
    return List.copyOf(rows.values());
  }

  /**
   * Adds what is not there yet, and says whether there was anything.
   *
   * @param read takes what is needed out of a row
   * @throws airstep.json.MissingFieldException if a row has no id; then nothing was added
   */
  boolean add(List<JsonObject> list, Function<JsonObject, T> read) {
    Map<String, T> page = new LinkedHashMap<>();
    for (JsonObject row : list) {
      page.putIfAbsent(row.needText(id), read.apply(row));
    }
    int before = rows.size();
    page.forEach(rows::putIfAbsent);
    return rows.size() > before;
  }
}
