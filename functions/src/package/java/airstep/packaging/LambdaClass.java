package airstep.packaging;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The class of some lambdas of another class. An object of it has the number of its lambda, and
 * what that remembers.
 */
final class LambdaClass {

  private static final int HIDDEN = ClassFile.ACC_SYNTHETIC;
  private static final String NUMBER = "number";

  private final ClassDesc self;
  private final int version;
  private final List<CallSite> sites = new ArrayList<>();

  /** The static method that makes an object for one lambda. */
  record Factory(ClassDesc owner, String name, MethodTypeDesc type) {}

  LambdaClass(ClassModel outer, int number) {
    self = ClassDesc.ofInternalName(outer.thisClass().asInternalName() + "$Lambdas" + number);
    version = CallSite.version(outer);
  }

  Factory add(CallSite site) {
    sites.add(site);
    return new Factory(
        self, "make" + (sites.size() - 1), MethodTypeDesc.of(site.type(), site.captured()));
  }

  String internalName() {
    return Classes.internalName(self);
  }

  byte[] bytes(ClassFile classFile) {
    return classFile.build(
        self,
        builder -> {
          builder.withVersion(version, 0);
          builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | HIDDEN);
          builder.withInterfaceSymbols(sites.stream().map(CallSite::type).distinct().toList());
          builder.withField(NUMBER, ConstantDescs.CD_int, ClassFile.ACC_FINAL | HIDDEN);
          fields(builder);
          for (int i = 0; i < sites.size(); i++) {
            factory(builder, i);
          }
          Set<List<ClassDesc>> constructors = new LinkedHashSet<>();
          sites.forEach(site -> constructors.add(fieldTypes(site)));
          constructors.forEach(captured -> constructor(builder, captured));
          methods(builder);
        });
  }

  /** A reference is kept as an object, so that lambdas can share fields. */
  private static ClassDesc fieldType(ClassDesc captured) {
    return captured.isPrimitive() ? captured : ConstantDescs.CD_Object;
  }

  private static List<ClassDesc> fieldTypes(CallSite site) {
    return site.captured().stream().map(LambdaClass::fieldType).toList();
  }

  private static String field(int index, ClassDesc captured) {
    return (captured.isPrimitive() ? captured.displayName() : "it") + index;
  }

  private void fields(ClassBuilder builder) {
    Map<String, ClassDesc> fields = new LinkedHashMap<>();
    for (CallSite site : sites) {
      for (int i = 0; i < site.captured().size(); i++) {
        ClassDesc captured = site.captured().get(i);
        fields.put(field(i, captured), fieldType(captured));
      }
    }
    fields.forEach((name, its) -> builder.withField(name, its, HIDDEN));
  }

  private void factory(ClassBuilder builder, int number) {
    CallSite site = sites.get(number);
    List<ClassDesc> taken = new ArrayList<>(List.of(ConstantDescs.CD_int));
    taken.addAll(fieldTypes(site));
    builder.withMethodBody(
        "make" + number,
        MethodTypeDesc.of(site.type(), site.captured()),
        ClassFile.ACC_STATIC | HIDDEN,
        code -> {
          code.new_(self).dup().loadConstant(number);
          int slot = 0;
          for (ClassDesc captured : site.captured()) {
            TypeKind kind = TypeKind.from(captured);
            code.loadLocal(kind, slot);
            slot += kind.slotSize();
          }
          code.invokespecial(
              self, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, taken));
          code.areturn();
        });
  }

  private void constructor(ClassBuilder builder, List<ClassDesc> captured) {
    List<ClassDesc> taken = new ArrayList<>(List.of(ConstantDescs.CD_int));
    taken.addAll(captured);
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        MethodTypeDesc.of(ConstantDescs.CD_void, taken),
        HIDDEN,
        code -> {
          code.aload(0)
              .invokespecial(
                  ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
          code.aload(0).iload(1).putfield(self, NUMBER, ConstantDescs.CD_int);
          int slot = 2;
          for (int i = 0; i < captured.size(); i++) {
            TypeKind kind = TypeKind.from(captured.get(i));
            code.aload(0).loadLocal(kind, slot);
            code.putfield(self, field(i, captured.get(i)), captured.get(i));
            slot += kind.slotSize();
          }
          code.return_();
        });
  }

  private void methods(ClassBuilder builder) {
    Map<String, List<Integer>> bySignature = new LinkedHashMap<>();
    for (int i = 0; i < sites.size(); i++) {
      CallSite site = sites.get(i);
      bySignature
          .computeIfAbsent(
              site.method() + site.methodType().descriptorString(), _ -> new ArrayList<>())
          .add(i);
    }
    for (List<Integer> numbers : bySignature.values()) {
      CallSite first = sites.get(numbers.getFirst());
      builder.withMethodBody(
          first.method(),
          first.methodType(),
          ClassFile.ACC_PUBLIC | HIDDEN,
          code -> body(code, numbers));
    }
  }

  private void body(CodeBuilder code, List<Integer> numbers) {
    if (numbers.size() > 1) {
      Label last = code.newLabel();
      Map<Integer, Label> labels = new LinkedHashMap<>();
      numbers.subList(0, numbers.size() - 1).forEach(it -> labels.put(it, code.newLabel()));
      code.aload(0).getfield(self, NUMBER, ConstantDescs.CD_int);
      code.lookupswitch(
          last,
          labels.entrySet().stream().map(it -> SwitchCase.of(it.getKey(), it.getValue())).toList());
      labels.forEach(
          (number, label) -> {
            code.labelBinding(label);
            call(code, sites.get(number));
          });
      code.labelBinding(last);
    }
    call(code, sites.get(numbers.getLast()));
  }

  private void call(CodeBuilder code, CallSite site) {
    List<ClassDesc> taken = site.taken();
    if (site.creates()) {
      code.new_(site.calls().owner()).dup();
    }
    for (int i = 0; i < site.captured().size(); i++) {
      ClassDesc captured = site.captured().get(i);
      code.aload(0).getfield(self, field(i, captured), fieldType(captured));
      Conversion.write(code, fieldType(captured), taken.get(i));
    }
    int slot = 1;
    for (int i = site.captured().size(); i < taken.size(); i++) {
      ClassDesc from = site.methodType().parameterType(i - site.captured().size());
      TypeKind kind = TypeKind.from(from);
      code.loadLocal(kind, slot);
      slot += kind.slotSize();
      Conversion.write(code, from, taken.get(i));
    }
    invoke(code, site);
    ClassDesc returned = site.methodType().returnType();
    ClassDesc result = site.result();
    if (returned.equals(ConstantDescs.CD_void)) {
      if (!result.equals(ConstantDescs.CD_void)) {
        if (TypeKind.from(result).slotSize() == 2) {
          code.pop2();
        } else {
          code.pop();
        }
      }
      code.return_();
    } else {
      Conversion.write(code, result, returned);
      code.return_(TypeKind.from(returned));
    }
  }

  private void invoke(CodeBuilder code, CallSite site) {
    ClassDesc owner = site.calls().owner();
    MethodTypeDesc its = site.callsType();
    String name = site.called();
    boolean ofInterface = site.ownerIsInterface();
    switch (site.calls().kind()) {
      case STATIC -> code.invokestatic(owner, name, its, false);
      case INTERFACE_STATIC -> code.invokestatic(owner, name, its, true);
      case CONSTRUCTOR -> code.invokespecial(owner, ConstantDescs.INIT_NAME, its);
      case INTERFACE_VIRTUAL, INTERFACE_SPECIAL -> code.invokeinterface(owner, name, its);
      default -> {
        if (ofInterface) {
          code.invokeinterface(owner, name, its);
        } else {
          code.invokevirtual(owner, name, its);
        }
      }
    }
  }
}
