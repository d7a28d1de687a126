package airstep.start;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Loads classes from one file, which takes about half the time of a jar.
 *
 * <p>The file has a hash table of classes, with open addressing: the number of slots, a power of
 * two; the slots; and the entries. The slot of a class is the hash of its name, or the next free
 * one. It has the hash, the place of the entry in the file, or 0 if it is free, and the length of
 * the entry. An entry has the length of the name, the name and the class. Numbers are big-endian
 * and of 32 bits.
 *
 * <p>It uses the plainest means of reading a file: mapping it into memory loads so much of the JDK
 * that it would take longer than all reads.
 */
final class PackedClassLoader extends ClassLoader {

  private static final int SLOT = 3 * Integer.BYTES;

  static {
    registerAsParallelCapable();
  }

  private final RandomAccessFile file;
  private final ByteBuffer slots;

  private PackedClassLoader(RandomAccessFile file, ByteBuffer slots, ClassLoader parent) {
    super(parent);
    this.file = file;
    this.slots = slots;
  }

  /**
   * Opens a file, which stays open.
   *
   * @param parent has all resources, and the classes that are not in the file
   */
  static PackedClassLoader open(Path path, ClassLoader parent) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    byte[] slots = new byte[SLOT * file.readInt()];
    file.readFully(slots);
    return new PackedClassLoader(file, ByteBuffer.wrap(slots), parent);
  }

  /** Asks the file first, because the parents would search for its classes in vain. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = packed(name);
      }
      return loaded == null ? super.loadClass(name, resolve) : loaded;
    }
  }

  /** Returns the class from the file, or null if the file does not have it. */
  private Class<?> packed(String name) throws ClassNotFoundException {
    int hash = name.hashCode();
    int last = slots.capacity() / SLOT - 1;
    for (int at = hash & last; slots.getInt(place(at)) != 0; at = (at + 1) & last) {
      if (slots.getInt(SLOT * at) == hash) {
        byte[] entry = entry(name, at);
        int start = Integer.BYTES + ByteBuffer.wrap(entry).getInt();
        String its =
            new String(entry, Integer.BYTES, start - Integer.BYTES, StandardCharsets.UTF_8);
        if (its.equals(name)) {
          return defineClass(name, entry, start, entry.length - start);
        }
      }
    }
    return null;
  }

  private static int place(int slot) {
    return SLOT * slot + Integer.BYTES;
  }

  private byte[] entry(String name, int slot) throws ClassNotFoundException {
    byte[] entry = new byte[slots.getInt(place(slot) + Integer.BYTES)];
    synchronized (file) {
      try {
        file.seek(slots.getInt(place(slot)));
        file.readFully(entry);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
    return entry;
  }
}
