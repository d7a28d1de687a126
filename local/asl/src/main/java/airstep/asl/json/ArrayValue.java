package airstep.asl.json;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** An immutable JSON array that computes its size in bytes once. */
public final class ArrayValue extends AbstractList<Object> implements RandomAccess {

  private final Object[] items;
  private long bytes = -1;

  private ArrayValue(Object[] items) {
    this.items = items;
  }

  /** Returns the array of these values. */
  public static ArrayValue of(List<?> values) {
    Object[] items = new Object[values.size()];
    int i = 0;
    for (Object value : values) {
      items[i++] = JsonValues.normalize(value);
    }
    return new ArrayValue(items);
  }

  @Override
  public Object get(int index) {
    return items[index];
  }

  @Override
  public int size() {
    return items.length;
  }

  /** Its length in UTF-8 without blanks. */
  long bytes() {
    if (bytes < 0) {
      long sum = 2L + Math.max(0, items.length - 1);
      for (Object item : items) {
        sum += JsonValues.bytes(item);
      }
      bytes = sum;
    }
    return bytes;
  }
}
