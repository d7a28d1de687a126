package airstep.packaging;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The class files of the package, by their names with slashes. */
final class Classes {

  private final Map<String, byte[]> files;
  private final Map<String, ClassModel> parsed = new HashMap<>();

  Classes(Map<String, byte[]> files) {
    this.files = files;
  }

  Optional<ClassModel> find(ClassDesc type) {
    String name = internalName(type);
    return files.containsKey(name)
        ? Optional.of(parsed.computeIfAbsent(name, it -> ClassFile.of().parse(files.get(it))))
        : Optional.empty();
  }

  /** Which class extends which: those of the package, and those of the JDK. */
  ClassHierarchyResolver hierarchy() {
    return ClassHierarchyResolver.ofResourceParsing(this::open)
        .orElse(ClassHierarchyResolver.defaultResolver())
        .cached();
  }

  private InputStream open(ClassDesc type) {
    byte[] bytes = files.get(internalName(type));
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  static String internalName(ClassDesc type) {
    String descriptor = type.descriptorString();
    return type.isClassOrInterface()
        ? descriptor.substring(1, descriptor.length() - 1)
        : descriptor;
  }
}
