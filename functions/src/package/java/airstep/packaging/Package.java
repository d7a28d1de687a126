package airstep.packaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes from the jar of all functions what Lambda gets: for each platform a zip with the classes in
 * {@code lib/function.jar} and CRT's library beside them, where Lambda's JVM finds it without
 * unpacking. Run from its source by the build.
 */
final class Package {

  /** The platforms of Lambda, and where CRT's jar has their library. */
  private static final Map<String, String> PLATFORMS =
      Map.of("arm64", "linux/armv8/glibc/", "x86_64", "linux/x86_64/glibc/");

  private static final String CLASS = ".class";
  private static final String LIBRARY = "libaws-crt-jni.so";

  /** The same for each build, so that the same code gives the same zip. */
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private Package() {}

  /** Reads the jar in the first argument, and writes {@code function-<platform>.zip} beside it. */
  public static void main(String... args) throws IOException {
    Path jar = Path.of(args[0]);
    SortedMap<String, byte[]> files = read(jar);
    SortedMap<String, byte[]> forLambda = new TreeMap<>();
    SortedMap<String, byte[]> packed = new TreeMap<>();
    files.forEach(
        (name, bytes) -> {
          if (!name.endsWith(CLASS) && !name.endsWith("/" + LIBRARY) || isForLambda(name)) {
            forLambda.put(name, bytes);
          }
        });
    ChangedClasses.of(files)
        .forEach(
            (name, bytes) -> {
              if (!isForLambda(name)) {
                packed.put(
                    name.replace('/', '.').substring(0, name.length() - CLASS.length()), bytes);
              }
            });
    Handlers.of(packed.values()).forEach((name, bytes) -> forLambda.put(name + CLASS, bytes));
    for (Map.Entry<String, String> platform : PLATFORMS.entrySet()) {
      SortedMap<String, byte[]> zip = new TreeMap<>();
      zip.put("lib/classes", PackedClasses.of(packed));
      zip.put("lib/function.jar", stored(forLambda));
      zip.put("lib/" + LIBRARY, files.get(platform.getValue() + LIBRARY));
      try (OutputStream out =
          Files.newOutputStream(jar.resolveSibling("function-" + platform.getKey() + ".zip"))) {
        write(zip, ZipEntry.DEFLATED, out);
      }
    }
  }

  private static boolean isForLambda(String name) {
    return name.startsWith("airstep/start/") || name.startsWith("com/amazonaws/services/lambda/");
  }

  private static SortedMap<String, byte[]> read(Path jar) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
      }
    }
    return files;
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
