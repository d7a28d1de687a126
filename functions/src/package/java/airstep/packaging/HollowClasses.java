package airstep.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodTransform;
import java.util.Set;

/**
 * The classes of CRT for what no function uses, such as MQTT. CRT's library looks up all of them
 * and their members when it starts, which runs their static initializers. So they stay, but without
 * code.
 */
final class HollowClasses {

  private static final String CRT = "software/amazon/awssdk/crt/";

  /** What neither the functions nor the SDK use of CRT. */
  private static final Set<String> UNUSED =
      Set.of("cbor", "eventstream", "iot", "mqtt", "mqtt5", "s3");

  /** Removes the code of a method. */
  static final MethodTransform METHOD =
      (builder, element) -> {
        if (element instanceof CodeModel) {
          builder.withCode(code -> code.aconst_null().athrow());
        } else {
          builder.with(element);
        }
      };

  private HollowClasses() {}

  /** Returns whether no function runs the code of this class. */
  static boolean include(String name) {
    int end = name.indexOf('/', CRT.length());
    return name.startsWith(CRT) && end > 0 && UNUSED.contains(name.substring(CRT.length(), end));
  }

  /** Returns the class without code: its methods throw a {@code NullPointerException}. */
  static byte[] of(byte[] bytes) {
    ClassFile classFile = ClassFile.of();
    return classFile.transformClass(
        classFile.parse(bytes),
        ClassTransform.dropping(Classes::initializes)
            .andThen(ClassTransform.transformingMethods(METHOD)));
  }
}
