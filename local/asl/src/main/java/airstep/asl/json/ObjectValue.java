package airstep.asl.json;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An immutable JSON object that keeps the order of its fields and computes its size in bytes once.
 */
public final class ObjectValue extends AbstractMap<String, Object> {

  /** The empty object. */
  public static final ObjectValue EMPTY = new Builder().build();

  private final Map<String, Object> fields;
  private long bytes = -1;

  private ObjectValue(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** Returns an object with one field. */
  public static ObjectValue of(String name, Object value) {
    return builder().put(name, value).build();
  }

  /** Returns an object with two fields; a field whose value is null is left out. */
  public static ObjectValue of(String name, Object value, String other, Object itsValue) {
    return builder().put(name, value).put(other, itsValue).build();
  }

  /** Starts a new object. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Object get(Object name) {
    return fields.get(name);
  }

  @Override
  public boolean containsKey(Object name) {
    return fields.containsKey(name);
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return Collections.unmodifiableMap(fields).entrySet();
  }

  /** Its length in UTF-8 without blanks. */
  long bytes() {
    if (bytes < 0) {
      long sum = 2L + Math.max(0, fields.size() - 1);
      for (Map.Entry<String, Object> field : fields.entrySet()) {
        sum += JsonValues.bytes(field.getKey()) + 1 + JsonValues.bytes(field.getValue());
      }
      bytes = sum;
    }
    return bytes;
  }

  /** Collects the fields of an object. */
  public static final class Builder {
    private Map<String, Object> fields = new LinkedHashMap<>();

    private Builder() {}

    /** Sets a field to a JSON value, or leaves it out if the value is null. */
    public Builder put(String name, Object value) {
      if (value != null) {
        fields.put(name, JsonValues.normalize(value));
      }
      return this;
    }

    /** Returns the object; the builder cannot be used again. */
    public ObjectValue build() {
      var object = new ObjectValue(fields);
      fields = null;
      return object;
    }
  }
}
