package airstep.airbyte;

import airstep.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a list that Airbyte sent, by their id. */
final class Rows {

  private Rows() {}

  /**
   * The rows in their order; of two with the same id the first.
   *
   * @throws AirbyteUnavailableException if a row has no such id
   */
  static Map<String, JsonObject> byId(List<JsonObject> list, String id) {
    Map<String, JsonObject> rows = new LinkedHashMap<>();
    for (JsonObject row : list) {
      String own =
          row.text(id)
              .orElseThrow(
                  () -> new AirbyteUnavailableException("Airbyte sent a row without `" + id + "`"));
      rows.putIfAbsent(own, row);
    }
    return rows;
  }
}
