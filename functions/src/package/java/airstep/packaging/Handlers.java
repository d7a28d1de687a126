package airstep.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The classes that Lambda loads: for each step a subclass of {@code airstep.start.Start} with the
 * name of the step.
 */
final class Handlers {

  private static final ClassDesc STEP = ClassDesc.of("airstep.steps.Step");
  private static final ClassDesc START = ClassDesc.of("airstep.start.Start");

  private Handlers() {}

  /** Returns the handlers of all steps among these classes, by their names with slashes. */
  static Map<String, byte[]> of(Collection<byte[]> classes) {
    return classes.stream()
        .map(bytes -> ClassFile.of().parse(bytes))
        .filter(Handlers::isStep)
        .map(step -> step.thisClass().asSymbol())
        .collect(Collectors.toMap(Classes::internalName, Handlers::handler));
  }

  private static boolean isStep(ClassModel model) {
    return !model.flags().has(AccessFlag.ABSTRACT)
        && model.superclass().filter(it -> it.asSymbol().equals(STEP)).isPresent();
  }

  private static byte[] handler(ClassDesc step) {
    return ClassFile.of()
        .build(
            step,
            builder ->
                builder
                    .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                    .withSuperclass(START)
                    .withMethodBody(
                        ConstantDescs.INIT_NAME,
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_PUBLIC,
                        code ->
                            code.aload(0)
                                .invokespecial(
                                    START, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                .return_()));
  }
}
