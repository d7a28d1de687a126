package airstep.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The packed classes that the build has made, in the form that {@link PackedClassLoader} reads. */
public final class Packed {

  private static final Path ZIP = Path.of("target", "function-x86_64.zip");

  private static final byte[] FILE = file();
  private static final Map<String, byte[]> CLASSES = read(ByteBuffer.wrap(FILE));

  private Packed() {}

  /** Writes the file to a folder, and opens it there. */
  static PackedClassLoader open(Path folder) throws IOException {
    return PackedClassLoader.open(
        Files.write(folder.resolve("classes"), FILE), Packed.class.getClassLoader());
  }

  /** Returns the class files in it by their names, read without its table. */
  public static Map<String, byte[]> classes() {
    return CLASSES;
  }

  private static byte[] file() {
    try (FileSystem zip = FileSystems.newFileSystem(ZIP)) {
      return Files.readAllBytes(zip.getPath("lib", "classes"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> read(ByteBuffer file) {
    Map<String, byte[]> all = new TreeMap<>();
    int slots = file.getInt();
    for (int slot = 0; slot < slots; slot++) {
      file.position(Integer.BYTES + slot * 3 * Integer.BYTES);
      file.getInt();
      int place = file.getInt();
      int length = file.getInt();
      if (place > 0) {
        file.position(place);
        byte[] name = new byte[file.getInt()];
        file.get(name);
        byte[] bytes = new byte[length - Integer.BYTES - name.length];
        file.get(bytes);
        all.put(new String(name, StandardCharsets.UTF_8), bytes);
      }
    }
    return all;
  }
}
