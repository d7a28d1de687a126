package airstep.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.reflect.AccessFlag;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The operations of AWS's services that no function calls. The SDK has one class for all operations
 * of a service, and the JVM loads the request of each to verify that class. Here, those methods
 * have no code.
 */
final class UnusedOperations {

  private static final Pattern CLIENT =
      Pattern.compile("software/amazon/awssdk/services/\\w+/\\w+Client");

  private static final Pattern TAKEN = Pattern.compile("\\w+Request|Consumer");

  private final Set<String> called;

  /** Finds the operations that our classes call or pass as a method reference. */
  UnusedOperations(Collection<ClassModel> ours) {
    called =
        ours.stream()
            .flatMap(model -> StreamSupport.stream(model.constantPool().spliterator(), false))
            .filter(MemberRefEntry.class::isInstance)
            .map(MemberRefEntry.class::cast)
            .filter(it -> CLIENT.matcher(it.owner().asInternalName()).matches())
            .map(it -> it.name().stringValue())
            .collect(Collectors.toSet());
  }

  /** Returns whether the class is the client of a service. */
  static boolean areIn(String name) {
    return CLIENT.matcher(name).matches();
  }

  /** Returns the client, whose other methods throw a {@code NullPointerException}. */
  byte[] removed(byte[] bytes) {
    ClassFile classFile = ClassFile.of();
    return classFile.transformClass(
        classFile.parse(bytes),
        ClassTransform.transformingMethods(this::isUnused, HollowClasses.METHOD));
  }

  /** Each operation takes its request, or something that builds it. */
  private boolean isUnused(MethodModel method) {
    return method.flags().has(AccessFlag.PUBLIC)
        && !method.flags().has(AccessFlag.STATIC)
        && method.methodTypeSymbol().parameterCount() == 1
        && TAKEN.matcher(method.methodTypeSymbol().parameterType(0).displayName()).matches()
        && !called.contains(method.methodName().stringValue());
  }
}
