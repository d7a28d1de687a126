package airstep.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;

/**
 * The tables of a class that only a debugger and stack traces read: lines and local variables. They
 * are a fifth of the SDK's bytes, which the JVM parses at each start.
 */
final class DebugTables {

  private final ClassFile classFile;

  DebugTables(Classes classes) {
    classFile =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(classes.hierarchy()),
            ClassFile.DebugElementsOption.DROP_DEBUG,
            ClassFile.LineNumbersOption.DROP_LINE_NUMBERS,
            // Otherwise the names of what is left out stay.
            ClassFile.ConstantPoolSharingOption.NEW_POOL);
  }

  /** Returns whether the class keeps them, because it is ours. */
  static boolean stayIn(String name) {
    return name.startsWith("airstep/");
  }

  /** Returns the class without them. */
  byte[] removed(byte[] bytes) {
    return classFile.transformClass(
        classFile.parse(bytes), ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL));
  }
}
