package airstep.packaging;

import java.io.IOException;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Gives stack maps to the classes of a jar whose format is older than Java 6, such as those of
 * picocli. The JVM's cache of classes leaves out classes without them. Run from its source by the
 * build.
 */
final class StackMaps {

  private StackMaps() {}

  /** Rewrites the jars in the arguments, except those that a build before has rewritten. */
  public static void main(String... args) throws IOException {
    for (String jar : args) {
      rewrite(Path.of(jar));
    }
  }

  private static void rewrite(Path jar) throws IOException {
    Map<String, byte[]> files = read(jar);
    if (files.entrySet().stream().noneMatch(StackMaps::isOld)) {
      return;
    }
    Path rewritten = jar.resolveSibling(jar.getFileName() + ".new");
    try (URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(rewritten))) {
      ClassFile format =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(classes)
                      .orElse(ClassHierarchyResolver.defaultResolver())
                      .cached()));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(isOld(file) ? withStackMaps(format, file.getValue()) : file.getValue());
        zip.closeEntry();
      }
    }
    Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Map<String, byte[]> read(Path jar) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return files;
  }

  private static boolean isOld(Map.Entry<String, byte[]> file) {
    return file.getKey().endsWith(".class")
        && ClassFile.of().parse(file.getValue()).majorVersion() < ClassFile.JAVA_6_VERSION;
  }

  private static byte[] withStackMaps(ClassFile format, byte[] old) {
    ClassModel model = format.parse(old);
    // The code is read and written instruction by instruction: a copy as a whole would get no maps.
    return format.transformClass(
        model,
        ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
            .andThen(
                ClassTransform.endHandler(type -> type.withVersion(ClassFile.JAVA_8_VERSION, 0))));
  }
}
