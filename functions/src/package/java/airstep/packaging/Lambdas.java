package airstep.packaging;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the lambdas and method references of a class into ordinary classes.
 *
 * <p>The JVM makes a class for each of them when it is first reached, which takes longer than to
 * load one. Here, those of a class become one class, or a few.
 */
final class Lambdas {

  private final ClassFile classFile;
  private final Classes classes;

  Lambdas(Classes classes) {
    this.classes = classes;
    classFile =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(classes.hierarchy()),
            ClassFile.DebugElementsOption.PASS_DEBUG);
  }

  /** Returns the class without them, and the classes that it needs instead, by their names. */
  Map<String, byte[]> replaced(byte[] bytes) {
    ClassModel model = classFile.parse(bytes);
    List<CallSite> sites = sites(model);
    Map<String, byte[]> all = new LinkedHashMap<>();
    if (sites.isEmpty()) {
      all.put(model.thisClass().asInternalName(), bytes);
      return all;
    }
    Map<String, LambdaClass> made = new LinkedHashMap<>();
    Map<CallSite, LambdaClass.Factory> factories = new HashMap<>();
    Set<CallSite> opened = new LinkedHashSet<>();
    for (CallSite site : sites) {
      LambdaClass one = made.computeIfAbsent(group(site), _ -> new LambdaClass(model, made.size()));
      factories.computeIfAbsent(site, one::add);
      if (site.opens()) {
        opened.add(site);
      }
    }
    all.put(model.thisClass().asInternalName(), transformed(model, factories, opened));
    for (LambdaClass one : made.values()) {
      all.put(one.internalName(), one.bytes(classFile));
    }
    return all;
  }

  /**
   * Returns what the lambdas of one class have in common. No code asks whether an object is one of
   * the JDK's functions, so it may be several. Any other interface has a class of its own.
   */
  private static String group(CallSite site) {
    String functions = "java.util.function";
    return site.type().packageName().equals(functions) ? functions : site.type().descriptorString();
  }

  private List<CallSite> sites(ClassModel model) {
    return model.methods().stream()
        .flatMap(Classes::dynamicCalls)
        .flatMap(call -> CallSite.of(call, model, classes).stream())
        .toList();
  }

  private byte[] transformed(
      ClassModel model, Map<CallSite, LambdaClass.Factory> factories, Set<CallSite> opened) {
    CodeTransform code =
        (builder, element) -> {
          LambdaClass.Factory factory =
              element instanceof InvokeDynamicInstruction call
                  ? CallSite.of(call, model, classes).map(factories::get).orElse(null)
                  : null;
          if (factory == null) {
            builder.with(element);
          } else {
            builder.invokestatic(factory.owner(), factory.name(), factory.type());
          }
        };
    ClassTransform doors =
        ClassTransform.endHandler(
            builder -> {
              Set<String> names = new HashSet<>();
              opened.stream()
                  .filter(site -> names.add(site.door() + site.callsType().descriptorString()))
                  .forEach(site -> door(builder, site));
            });
    return classFile.transformClass(
        model, ClassTransform.transformingMethodBodies(code).andThen(doors));
  }

  /** The body of a lambda is private to its class. Another class calls it by this method. */
  private static void door(ClassBuilder builder, CallSite site) {
    ClassDesc owner = site.calls().owner();
    String name = site.calls().methodName();
    int fixed = site.isStatic() ? ClassFile.ACC_STATIC : 0;
    int open = site.ownerIsInterface() ? ClassFile.ACC_PUBLIC : 0;
    builder.withMethodBody(
        site.door(),
        site.callsType(),
        fixed | open | ClassFile.ACC_SYNTHETIC,
        code -> {
          int slot = 0;
          if (!site.isStatic()) {
            code.aload(slot++);
          }
          for (ClassDesc taken : site.callsType().parameterList()) {
            TypeKind kind = TypeKind.from(taken);
            code.loadLocal(kind, slot);
            slot += kind.slotSize();
          }
          if (site.isStatic()) {
            code.invokestatic(owner, name, site.callsType(), site.ownerIsInterface());
          } else {
            code.invokespecial(owner, name, site.callsType());
          }
          code.return_(TypeKind.from(site.callsType().returnType()));
        });
  }
}
