package airstep.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Optional;

/**
 * Turns the choice that a {@code switch} over types makes into a method of its class. The JVM makes
 * a class for each when it is first reached, which takes about 5 ms.
 */
final class TypeSwitches {

  private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

  private final ClassFile classFile;

  TypeSwitches(ClassHierarchyResolver hierarchy) {
    classFile =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(hierarchy),
            ClassFile.DebugElementsOption.PASS_DEBUG);
  }

  /** Returns the class with a method for each choice. */
  byte[] replaced(byte[] bytes) {
    ClassModel model = classFile.parse(bytes);
    List<Choice> choices =
        model.methods().stream()
            .flatMap(Classes::dynamicCalls)
            .flatMap(call -> Choice.of(call).stream())
            .distinct()
            .toList();
    if (choices.isEmpty()) {
      return bytes;
    }
    boolean ofInterface = model.flags().has(AccessFlag.INTERFACE);
    CodeTransform calls =
        (builder, element) -> {
          int number =
              element instanceof InvokeDynamicInstruction call
                  ? Choice.of(call).map(choices::indexOf).orElse(-1)
                  : -1;
          if (number < 0) {
            builder.with(element);
          } else {
            builder.invokestatic(
                model.thisClass().asSymbol(),
                name(number),
                choices.get(number).type(),
                ofInterface);
          }
        };
    ClassTransform methods =
        ClassTransform.endHandler(
            builder -> {
              for (int i = 0; i < choices.size(); i++) {
                Choice choice = choices.get(i);
                builder.withMethodBody(
                    name(i),
                    choice.type(),
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                    code -> choose(code, choice.labels()));
              }
            });
    return classFile.transformClass(
        model, ClassTransform.transformingMethodBodies(calls).andThen(methods));
  }

  private static String name(int number) {
    return "choice$" + number;
  }

  /**
   * What a switch chooses from.
   *
   * @param type takes the value and the number of the first label to try
   */
  private record Choice(MethodTypeDesc type, List<ConstantDesc> labels) {

    /** Returns that of a call; empty if the call must stay as it is. */
    static Optional<Choice> of(InvokeDynamicInstruction call) {
      boolean replaced =
          call.bootstrapMethod().owner().equals(BOOTSTRAPS)
              && call.bootstrapMethod().methodName().equals("typeSwitch")
              && call.bootstrapArgs().stream().allMatch(TypeSwitches::isTypeOrText);
      return replaced
          ? Optional.of(new Choice(call.typeSymbol(), call.bootstrapArgs()))
          : Optional.empty();
    }
  }

  private static boolean isTypeOrText(ConstantDesc label) {
    return label instanceof ClassDesc || label instanceof String;
  }

  /**
   * Writes what {@code SwitchBootstraps.typeSwitch} does: the first label from a number on that
   * fits the value, the count of labels if none does, and -1 for null.
   */
  private static void choose(CodeBuilder code, List<ConstantDesc> labels) {
    Label some = code.newLabel();
    code.aload(0).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
    for (int i = 0; i < labels.size(); i++) {
      Label next = code.newLabel();
      code.loadConstant(i).iload(1).if_icmplt(next);
      if (labels.get(i) instanceof ClassDesc type) {
        code.aload(0).instanceOf(type).ifeq(next);
      } else {
        code.loadConstant(labels.get(i)).aload(0);
        code.invokevirtual(
                ConstantDescs.CD_Object,
                "equals",
                MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object))
            .ifeq(next);
      }
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }
}
