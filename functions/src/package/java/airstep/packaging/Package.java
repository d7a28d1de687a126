package airstep.packaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes from the jar of all functions what Lambda gets: for each platform a zip with the classes in
 * {@code lib/classes}, the handlers and the resources in {@code lib/function.jar}, and CRT's
 * library beside them, where Lambda's JVM finds it without unpacking. Run from its source by the
 * build.
 */
final class Package {

  /** The platforms of Lambda, and where CRT's jar has their library. */
  private static final Map<String, String> PLATFORMS =
      Map.of("arm64", "linux/armv8/glibc/", "x86_64", "linux/x86_64/glibc/");

  private static final String LIBRARY = "libaws-crt-jni.so";

  /** The same for each build, so that the same code gives the same zip. */
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private Package() {}

  /** Reads the jar in the first argument, and writes {@code function-<platform>.zip} beside it. */
  public static void main(String... args) throws IOException {
    Path jar = Path.of(args[0]);
    Map<String, byte[]> files = Jar.read(jar);
    Map<String, byte[]> originals = new HashMap<>();
    SortedMap<String, byte[]> forLambda = new TreeMap<>();
    files.forEach(
        (name, bytes) -> {
          if (name.endsWith(Jar.CLASS)) {
            originals.put(name.substring(0, name.length() - Jar.CLASS.length()), bytes);
          }
          if (isForLambda(name)) {
            forLambda.put(name, bytes);
          }
        });
    SortedMap<String, byte[]> packed = new TreeMap<>();
    ChangedClasses.of(originals)
        .forEach(
            (name, bytes) -> {
              if (!isOfHandlers(name)) {
                packed.put(name.replace('/', '.'), bytes);
              }
            });
    Handlers.of(packed.values()).forEach((name, bytes) -> forLambda.put(name + Jar.CLASS, bytes));
    byte[] classes = PackedClasses.of(packed);
    byte[] handlers = stored(forLambda);
    for (Map.Entry<String, String> platform : PLATFORMS.entrySet()) {
      SortedMap<String, byte[]> zip = new TreeMap<>();
      zip.put("lib/classes", classes);
      zip.put("lib/function.jar", handlers);
      zip.put("lib/" + LIBRARY, files.get(platform.getValue() + LIBRARY));
      try (OutputStream out =
          Files.newOutputStream(jar.resolveSibling("function-" + platform.getKey() + ".zip"))) {
        write(zip, ZipEntry.DEFLATED, out);
      }
    }
  }

  /** Lambda itself loads the classes of the handlers, and finds all resources. */
  private static boolean isForLambda(String file) {
    boolean resource =
        !file.endsWith(Jar.CLASS) && !file.endsWith("/") && !file.endsWith("/" + LIBRARY);
    return resource || isOfHandlers(file);
  }

  private static boolean isOfHandlers(String name) {
    return !name.endsWith("/")
        && (name.startsWith("airstep/start/") || name.startsWith("com/amazonaws/services/lambda/"));
  }

  /** The JVM reads a class from a jar faster if it is not compressed. The zip around it is. */
  private static byte[] stored(SortedMap<String, byte[]> files) throws IOException {
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    write(files, ZipEntry.STORED, jar);
    return jar.toByteArray();
  }

  private static void write(SortedMap<String, byte[]> files, int method, OutputStream out)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_COMPRESSION);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      CRC32 sum = new CRC32();
      sum.update(file.getValue());
      ZipEntry entry = new ZipEntry(file.getKey());
      entry.setMethod(method);
      entry.setTimeLocal(TIME);
      entry.setSize(file.getValue().length);
      entry.setCrc(sum.getValue());
      zip.putNextEntry(entry);
      zip.write(file.getValue());
      zip.closeEntry();
    }
    zip.finish();
  }
}
