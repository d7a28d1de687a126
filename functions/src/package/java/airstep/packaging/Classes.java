package airstep.packaging;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The class files of the package, by their names with slashes. */
final class Classes {

  private final Map<String, byte[]> files;
  private final Map<String, ClassModel> parsed = new HashMap<>();
  private final ClassHierarchyResolver hierarchy =
      ClassHierarchyResolver.ofResourceParsing(this::open)
          .orElse(ClassHierarchyResolver.defaultResolver())
          .cached();

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
    return hierarchy;
  }

  /** Returns the calls in a method that the JVM links when they are first reached. */
  static Stream<InvokeDynamicInstruction> dynamicCalls(MethodModel method) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(InvokeDynamicInstruction.class::cast);
  }

  /** Returns whether the element of a class is its static initializer. */
  static boolean initializes(Object element) {
    return element instanceof MethodModel method
        && method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
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
