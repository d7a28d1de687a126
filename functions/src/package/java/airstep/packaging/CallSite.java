package airstep.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place where a class makes a lambda.
 *
 * @param type the interface that the lambda implements
 * @param method the name of the interface's method
 * @param methodType the type of that method
 * @param made the type of the method at this place, with its type arguments
 * @param captured what the lambda remembers
 * @param calls what the lambda calls
 * @param callsType the type of what it calls
 * @param opens whether what it calls is private to the class
 * @param ownerIsInterface whether the class is an interface
 */
record CallSite(
    ClassDesc type,
    String method,
    MethodTypeDesc methodType,
    MethodTypeDesc made,
    List<ClassDesc> captured,
    DirectMethodHandleDesc calls,
    MethodTypeDesc callsType,
    boolean opens,
    boolean ownerIsInterface) {

  /** Returns the place of this instruction; empty if it must stay as it is. */
  static Optional<CallSite> of(InvokeDynamicInstruction call, ClassModel owner, Classes classes) {
    DirectMethodHandleDesc bootstrap = call.bootstrapMethod();
    if (!bootstrap.owner().descriptorString().equals("Ljava/lang/invoke/LambdaMetafactory;")
        || !bootstrap.methodName().equals("metafactory")) {
      return Optional.empty();
    }
    List<ConstantDesc> given = call.bootstrapArgs();
    DirectMethodHandleDesc calls = (DirectMethodHandleDesc) given.get(1);
    MethodTypeDesc callsType = MethodTypeDesc.ofDescriptor(calls.lookupDescriptor());
    boolean opens =
        target(calls, classes).filter(it -> it.flags().has(AccessFlag.PRIVATE)).isPresent();
    boolean own = Classes.internalName(calls.owner()).equals(owner.thisClass().asInternalName());
    boolean ownerIsInterface = own && owner.flags().has(AccessFlag.INTERFACE);
    if (opens && (!own || calls.kind() == Kind.CONSTRUCTOR)) {
      return Optional.empty();
    }
    CallSite site =
        new CallSite(
            call.typeSymbol().returnType(),
            call.name().stringValue(),
            (MethodTypeDesc) given.get(0),
            (MethodTypeDesc) given.get(2),
            call.typeSymbol().parameterList(),
            calls,
            callsType,
            opens,
            ownerIsInterface);
    return site.convertible() ? Optional.of(site) : Optional.empty();
  }

  private static Optional<MethodModel> target(DirectMethodHandleDesc calls, Classes classes) {
    return classes
        .find(calls.owner())
        .flatMap(
            model ->
                model.methods().stream()
                    .filter(
                        it ->
                            it.methodName().equalsString(calls.methodName())
                                && it.methodType().equalsString(calls.lookupDescriptor()))
                    .findFirst());
  }

  /** The method by which another class of the package calls what is private. */
  String door() {
    return calls.methodName() + "$" + Classes.internalName(calls.owner()).replace('/', '$');
  }

  /** The name of what it calls, or of the door to it. */
  String called() {
    return opens ? door() : calls.methodName();
  }

  boolean creates() {
    return calls.kind() == Kind.CONSTRUCTOR;
  }

  boolean isStatic() {
    return calls.kind() == Kind.STATIC || calls.kind() == Kind.INTERFACE_STATIC;
  }

  /** What the called method takes, with its receiver as the first. */
  List<ClassDesc> taken() {
    List<ClassDesc> all = new ArrayList<>();
    if (!creates() && !isStatic()) {
      all.add(calls.owner());
    }
    all.addAll(callsType.parameterList());
    return all;
  }

  ClassDesc result() {
    return creates() ? calls.owner() : callsType.returnType();
  }

  private boolean convertible() {
    List<ClassDesc> taken = taken();
    if (taken.size() != captured.size() + methodType.parameterCount()) {
      return false;
    }
    for (int i = 0; i < taken.size(); i++) {
      boolean fits =
          i < captured.size()
              ? captured.get(i).isPrimitive() == taken.get(i).isPrimitive()
              : Conversion.exists(
                  methodType.parameterType(i - captured.size()),
                  made.parameterType(i - captured.size()),
                  taken.get(i));
      if (!fits) {
        return false;
      }
    }
    return methodType.returnType().descriptorString().equals("V")
        || Conversion.exists(result(), result(), methodType.returnType());
  }

  static int version(ClassModel model) {
    return Math.max(model.majorVersion(), ClassFile.JAVA_8_VERSION);
  }
}
