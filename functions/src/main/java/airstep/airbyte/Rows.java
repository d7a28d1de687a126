package airstep.airbyte;

import airstep.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Collects rows by id and keeps the first of each. Keeps only the needed part of a row, because a
 * connection includes all its streams.
 */
final class Rows<T> {

  private final String id;
  private final Map<String, T> rows = new LinkedHashMap<>();

  /**
   * Creates an empty collection.
   *
   * @param id the field that contains a row's id
   */
  Rows(String id) {
    this.id = id;
  }

  /** Returns what was read of each row, in order. */
  List<T> all() {
    return List.copyOf(rows.values());
  }

  /**
   * Adds new rows, and returns whether there were any.
   *
   * @param read extracts the needed part of a row
   * @throws airstep.json.MissingFieldException if a row has no id; nothing is added
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
