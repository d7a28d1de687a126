package airstep.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldTransform;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.RuntimeInvisibleAnnotationsAttribute;
import java.lang.classfile.attribute.SignatureAttribute;

/**
 * What only compilers, debuggers and stack traces read in a class: lines, local variables, generic
 * types, and annotations that are not there at run time. They are a quarter of the SDK's bytes,
 * which the JVM parses at each start.
 */
final class UnreadAttributes {

  private final ClassFile classFile;

  UnreadAttributes(ClassHierarchyResolver hierarchy) {
    classFile =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(hierarchy),
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
        classFile.parse(bytes),
        ClassTransform.dropping(UnreadAttributes::isForCompilers)
            .andThen(
                ClassTransform.transformingMethods(
                    MethodTransform.dropping(UnreadAttributes::isForCompilers)
                        .andThen(MethodTransform.transformingCode(CodeTransform.ACCEPT_ALL))))
            .andThen(
                ClassTransform.transformingFields(
                    FieldTransform.dropping(UnreadAttributes::isForCompilers))));
  }

  private static boolean isForCompilers(Object element) {
    return element instanceof SignatureAttribute
        || element instanceof RuntimeInvisibleAnnotationsAttribute;
  }
}
