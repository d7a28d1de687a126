package airstep.asl;

import airstep.asl.json.JsonValues;
import java.util.HashMap;
import java.util.Map;

/** The variables of one scope; variables of outer scopes can be read, not assigned. */
final class Variables {

  private final Variables outer;
  private final Map<String, Object> values = new HashMap<>();
  private long bytes;

  Variables(Variables outer) {
    this.outer = outer;
  }

  /** Returns the value, or null if the variable has none. */
  Object get(String name) {
    Object value = values.get(name);
    return value != null || outer == null ? value : outer.get(name);
  }

  void assign(Map<String, Object> assigned) throws StateFailure {
    assigned.forEach(
        (name, value) -> {
          Object before = values.put(name, value);
          bytes += JsonValues.bytes(value) - (before == null ? 0 : JsonValues.bytes(before));
        });
    if (bytes > ServiceQuotas.MOST_BYTES_OF_ALL_VARIABLES) {
      throw ServiceQuotas.tooLarge("the sum of all variables", bytes);
    }
  }
}
