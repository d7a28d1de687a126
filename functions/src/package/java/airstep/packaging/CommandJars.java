package airstep.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Changes the jars of the command so that it starts faster. Run from its source by the build.
 *
 * <p>The classes of a format older than Java 6, such as those of picocli, get stack maps: the JVM's
 * cache of classes leaves out classes without them. In our own classes, what the JVM would make for
 * records and type switches is written out, because the cache does not hold that. The library of
 * SQLite becomes a file beside the jars.
 */
final class CommandJars {

  private final ClassFile format;
  private final RecordMethods records;
  private final TypeSwitches switches;

  private CommandJars(ClassLoader classes) {
    ClassHierarchyResolver hierarchy =
        ClassHierarchyResolver.ofResourceParsing(classes)
            .orElse(ClassHierarchyResolver.defaultResolver())
            .cached();
    format =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(hierarchy));
    records = new RecordMethods(hierarchy);
    switches = new TypeSwitches(hierarchy);
  }

  /**
   * Rewrites jars, except those in which there is nothing to change, as after a build before.
   *
   * @param args the jar of the command, and the folder with its libraries
   */
  public static void main(String... args) throws IOException, ReflectiveOperationException {
    List<Path> jars = new ArrayList<>(List.of(Path.of(args[0])));
    try (Stream<Path> libraries = Files.list(Path.of(args[1]))) {
      libraries.filter(it -> it.toString().endsWith(".jar")).forEach(jars::add);
    }
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    try (URLClassLoader classes = new URLClassLoader(urls)) {
      CommandJars changes = new CommandJars(classes);
      for (Path jar : jars) {
        changes.rewrite(jar);
      }
      unpackSqlite(classes, Path.of(args[1]));
    }
  }

  /**
   * Unpacks SQLite's library for this platform into a folder that the launcher names to its driver.
   * Otherwise the driver starts a program to learn the platform, and writes the library to a
   * temporary file, for each command.
   */
  private static void unpackSqlite(ClassLoader classes, Path libraries)
      throws IOException, ReflectiveOperationException {
    Class<?> driver = classes.loadClass("org.sqlite.util.LibraryLoaderUtil");
    String folder = (String) driver.getMethod("getNativeLibResourcePath").invoke(null);
    String name = (String) driver.getMethod("getNativeLibName").invoke(null);
    Path file = Files.createDirectories(libraries.resolve("native")).resolve(name);
    try (InputStream library = driver.getResourceAsStream(folder + "/" + name)) {
      // A platform without one in the jar may have its own.
      if (library != null) {
        Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private void rewrite(Path jar) throws IOException {
    Map<String, byte[]> files = Jar.read(jar);
    boolean changed = false;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getKey().endsWith(Jar.CLASS)) {
        byte[] before = file.setValue(changed(file.getKey(), file.getValue()));
        changed |= file.getValue() != before;
      }
    }
    if (changed) {
      write(files, jar);
    }
  }

  private static void write(Map<String, byte[]> files, Path jar) throws IOException {
    Path rewritten = jar.resolveSibling(jar.getFileName() + ".new");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(rewritten))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns the same bytes if there is nothing to change. */
  private byte[] changed(String name, byte[] bytes) {
    if (name.startsWith("airstep/")) {
      return switches.replaced(records.written(bytes));
    }
    boolean old = format.parse(bytes).majorVersion() < ClassFile.JAVA_6_VERSION;
    return old ? withStackMaps(bytes) : bytes;
  }

  private byte[] withStackMaps(byte[] old) {
    ClassModel model = format.parse(old);
    // The code is read and written instruction by instruction: a copy as a whole would get no maps.
    return format.transformClass(
        model,
        ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
            .andThen(
                ClassTransform.endHandler(type -> type.withVersion(ClassFile.JAVA_8_VERSION, 0))));
  }
}
