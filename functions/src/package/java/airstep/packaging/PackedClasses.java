package airstep.packaging;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/** Writes the file of classes that {@code PackedClassLoader} reads, in the form it documents. */
final class PackedClasses {

  private static final int SLOT = 3 * Integer.BYTES;

  private PackedClasses() {}

  /**
   * Returns the file.
   *
   * @param classes the class files by their names with dots
   */
  static byte[] of(SortedMap<String, byte[]> classes) throws IOException {
    int count = Integer.highestOneBit(classes.size()) * 4;
    ByteBuffer slots = ByteBuffer.allocate(count * SLOT);
    int start = Integer.BYTES + slots.capacity();
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(entries);
    for (Map.Entry<String, byte[]> one : classes.entrySet()) {
      int place = start + out.size();
      byte[] name = one.getKey().getBytes(StandardCharsets.UTF_8);
      out.writeInt(name.length);
      out.write(name);
      out.write(one.getValue());
      int slot = one.getKey().hashCode() & (count - 1);
      while (slots.getInt(slot * SLOT + Integer.BYTES) != 0) {
        slot = (slot + 1) & (count - 1);
      }
      slots.position(slot * SLOT);
      slots.putInt(one.getKey().hashCode()).putInt(place).putInt(start + out.size() - place);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new DataOutputStream(file).writeInt(count);
    file.writeBytes(slots.array());
    entries.writeTo(file);
    return file.toByteArray();
  }
}
