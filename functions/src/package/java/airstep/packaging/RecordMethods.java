package airstep.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes out the methods of records that the compiler leaves to the JVM: {@code equals}, {@code
 * hashCode} and {@code toString}. The JVM makes each when it is first called, which takes 5 to 10
 * ms, as it puts them together from method handles.
 */
final class RecordMethods {

  private static final ClassDesc BOOTSTRAP = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");

  private final ClassFile classFile;

  RecordMethods(ClassHierarchyResolver hierarchy) {
    classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
  }

  /** Returns the class with these methods. */
  byte[] written(byte[] bytes) {
    ClassModel model = classFile.parse(bytes);
    Map<MethodModel, InvokeDynamicInstruction> left = new HashMap<>();
    model.methods().forEach(it -> leftToTheJvm(it).ifPresent(call -> left.put(it, call)));
    if (left.isEmpty()) {
      return bytes;
    }
    return classFile.transformClass(
        model,
        (builder, element) -> {
          if (element instanceof MethodModel method && left.containsKey(method)) {
            builder.withMethodBody(
                method.methodName(),
                method.methodType(),
                method.flags().flagsMask(),
                code -> write(code, new Parts(model, left.get(method))));
          } else {
            builder.with(element);
          }
        });
  }

  private static Optional<InvokeDynamicInstruction> leftToTheJvm(MethodModel method) {
    return Classes.dynamicCalls(method)
        .filter(call -> call.bootstrapMethod().owner().equals(BOOTSTRAP))
        .findFirst();
  }

  /** A component: its name and type. */
  private record Component(String name, ClassDesc type) {

    /** The class whose static methods hash, print and compare such a value. */
    ClassDesc methods() {
      return type.isPrimitive() ? Conversion.box(type) : OBJECTS;
    }

    /** The type of what those methods take. */
    ClassDesc taken() {
      return type.isPrimitive() ? type : ConstantDescs.CD_Object;
    }
  }

  /** The record, the method to write, and the components. */
  private record Parts(ClassDesc self, String method, List<Component> components) {

    Parts(ClassModel model, InvokeDynamicInstruction call) {
      // The arguments are the class, the names of the components, and a getter of each.
      this(
          model.thisClass().asSymbol(),
          call.name().stringValue(),
          call.bootstrapArgs().stream()
              .skip(2)
              .map(DirectMethodHandleDesc.class::cast)
              .map(it -> new Component(it.methodName(), it.invocationType().returnType()))
              .toList());
    }

    String simpleName() {
      String name = self.displayName();
      return name.substring(name.lastIndexOf('$') + 1);
    }
  }

  private static void write(CodeBuilder code, Parts parts) {
    switch (parts.method()) {
      case "equals" -> equals(code, parts);
      case "hashCode" -> hashCode(code, parts);
      case "toString" -> toString(code, parts);
      default -> throw new IllegalStateException("a record has no method " + parts.method());
    }
  }

  private static void equals(CodeBuilder code, Parts parts) {
    Label differ = code.newLabel();
    code.aload(1).instanceOf(parts.self()).ifeq(differ);
    code.aload(1).checkcast(parts.self()).astore(2);
    for (Component component : parts.components()) {
      code.aload(0).getfield(parts.self(), component.name(), component.type());
      code.aload(2).getfield(parts.self(), component.name(), component.type());
      ClassDesc taken = component.taken();
      if (component.type().isPrimitive()) {
        MethodTypeDesc compare = MethodTypeDesc.of(ConstantDescs.CD_int, taken, taken);
        code.invokestatic(component.methods(), "compare", compare).ifne(differ);
      } else {
        MethodTypeDesc equals = MethodTypeDesc.of(ConstantDescs.CD_boolean, taken, taken);
        code.invokestatic(component.methods(), "equals", equals).ifeq(differ);
      }
    }
    code.iconst_1().ireturn();
    code.labelBinding(differ).iconst_0().ireturn();
  }

  private static void hashCode(CodeBuilder code, Parts parts) {
    code.iconst_0();
    for (Component component : parts.components()) {
      code.bipush(31).imul();
      code.aload(0).getfield(parts.self(), component.name(), component.type());
      MethodTypeDesc hash = MethodTypeDesc.of(ConstantDescs.CD_int, component.taken());
      code.invokestatic(component.methods(), "hashCode", hash).iadd();
    }
    code.ireturn();
  }

  private static void toString(CodeBuilder code, Parts parts) {
    code.new_(BUILDER).dup();
    code.invokespecial(BUILDER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
    append(code.loadConstant(parts.simpleName() + "["));
    String before = "";
    for (Component component : parts.components()) {
      append(code.loadConstant(before + component.name() + "="));
      code.aload(0).getfield(parts.self(), component.name(), component.type());
      MethodTypeDesc print = MethodTypeDesc.of(ConstantDescs.CD_String, component.taken());
      append(code.invokestatic(component.methods(), "toString", print));
      before = ", ";
    }
    append(code.loadConstant("]"));
    code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String)).areturn();
  }

  private static void append(CodeBuilder code) {
    code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, ConstantDescs.CD_String));
  }
}
