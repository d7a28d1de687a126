package airstep.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The SDK's tables of all regions, partitions and services of AWS, whose first use creates all that
 * is in them. Here, a lookup creates what it returns. Of the services, only those are left that the
 * functions call; for any other, the SDK has a default.
 */
final class MetadataTables {

  private static final String PACKAGE = "software/amazon/awssdk/regions/";
  private static final String SERVICES = PACKAGE + "servicemetadata/";
  private static final Set<String> TABLES =
      Set.of(
          PACKAGE + "GeneratedRegionMetadataProvider",
          PACKAGE + "GeneratedPartitionMetadataProvider",
          PACKAGE + "GeneratedServiceMetadataProvider");

  /** The services that the functions call. */
  private static final Set<String> CALLED =
      Set.of(
          SERVICES + "EventsServiceMetadata",
          SERVICES + "SecretsmanagerServiceMetadata",
          SERVICES + "StatesServiceMetadata");

  private static final ClassDesc REGION = ClassDesc.ofInternalName(PACKAGE + "Region");
  private static final ClassDesc PARTITION =
      ClassDesc.ofInternalName(PACKAGE + "PartitionMetadata");

  private static final MethodTypeDesc EQUALS =
      MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object);

  private final ClassFile classFile;

  MetadataTables(ClassHierarchyResolver hierarchy) {
    classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
  }

  /** Returns whether the class is one of the tables. */
  static boolean include(String name) {
    return TABLES.contains(name);
  }

  /** Returns whether the class is about a service that no function calls. */
  static boolean leaveOut(String name) {
    return name.startsWith(SERVICES) && !CALLED.contains(name);
  }

  /** Returns the class of a table with lookups that create what they return. */
  byte[] lazy(byte[] bytes) {
    ClassModel model = classFile.parse(bytes);
    Map<String, ClassDesc> entries = entries(model);
    if (entries.isEmpty()) {
      throw new IllegalStateException(
          model.thisClass().asInternalName() + " has no entries in the known form");
    }
    return classFile.transformClass(
        model,
        ClassTransform.dropping(Classes::initializes)
            .andThen(
                (builder, element) -> {
                  if (element instanceof MethodModel method
                      && method.methodTypeSymbol().parameterCount() == 1) {
                    builder.withMethodBody(
                        method.methodName(),
                        method.methodType(),
                        method.flags().flagsMask(),
                        code -> find(code, method, entries));
                  } else {
                    builder.with(element);
                  }
                }));
  }

  /** Returns what the table has, by the text or the name of the constant that is the key. */
  private static Map<String, ClassDesc> entries(ClassModel model) {
    Map<String, ClassDesc> all = new LinkedHashMap<>();
    String[] key = new String[1];
    model.methods().stream()
        .filter(Classes::initializes)
        .flatMap(method -> method.code().orElseThrow().elementStream())
        .forEach(
            element -> {
              switch (element) {
                case FieldInstruction field when field.opcode() == Opcode.GETSTATIC ->
                    key[0] = field.name().stringValue();
                case ConstantInstruction text when text.constantValue() instanceof String it ->
                    key[0] = it;
                case NewObjectInstruction created when key[0] != null ->
                    all.put(key[0], created.className().asSymbol());
                default -> {}
              }
            });
    all.values().removeIf(type -> leaveOut(Classes.internalName(type)));
    return all;
  }

  private static void find(CodeBuilder code, MethodModel method, Map<String, ClassDesc> entries) {
    ClassDesc taken = method.methodTypeSymbol().parameterType(0);
    boolean byPattern =
        taken.equals(REGION) && method.methodTypeSymbol().returnType().equals(PARTITION);
    entries.forEach(
        (key, type) -> {
          Label next = code.newLabel();
          if (byPattern) {
            matches(code, type);
            code.ifeq(next);
          } else if (taken.equals(REGION)) {
            code.aload(1).getstatic(REGION, key, REGION).if_acmpne(next);
          } else {
            code.loadConstant(key).aload(1);
            code.invokevirtual(ConstantDescs.CD_String, "equals", EQUALS).ifeq(next);
          }
          create(code, type);
          code.areturn().labelBinding(next);
        });
    if (byPattern) {
      // The partition of a region that is unknown.
      create(code, entries.get("aws"));
    } else {
      code.aconst_null();
    }
    code.areturn();
  }

  /** Asks whether the id of the region matches the pattern of the partition. */
  private static void matches(CodeBuilder code, ClassDesc partition) {
    MethodTypeDesc text = MethodTypeDesc.of(ConstantDescs.CD_String);
    code.aload(1).invokevirtual(REGION, "id", text);
    create(code, partition);
    code.invokevirtual(partition, "regionRegex", text);
    code.invokevirtual(
        ConstantDescs.CD_String,
        "matches",
        MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_String));
  }

  private static void create(CodeBuilder code, ClassDesc type) {
    code.new_(type).dup();
    code.invokespecial(type, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
  }
}
