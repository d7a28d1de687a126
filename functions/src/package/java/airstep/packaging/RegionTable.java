package airstep.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The SDK's table of all regions of AWS, whose first use loads a class for each of them. Here it
 * has the same regions, but loads the class of the one that is asked for.
 */
final class RegionTable {

  static final String CLASS = "software/amazon/awssdk/regions/GeneratedRegionMetadataProvider";

  private static final ClassDesc REGION = ClassDesc.of("software.amazon.awssdk.regions.Region");

  private final ClassFile classFile;

  RegionTable(Classes classes) {
    classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(classes.hierarchy()));
  }

  /** Returns the class of the table with a lookup that creates what it returns. */
  byte[] lazy(byte[] bytes) {
    ClassModel model = classFile.parse(bytes);
    Map<String, ClassDesc> regions = regions(model);
    if (regions.isEmpty()) {
      throw new IllegalStateException(CLASS + " has no regions in the known form");
    }
    return classFile.transformClass(
        model,
        ClassTransform.dropping(element -> named(element, ConstantDescs.CLASS_INIT_NAME))
            .andThen(
                (builder, element) -> {
                  if (element instanceof MethodModel method && named(method, "regionMetadata")) {
                    builder.withMethodBody(
                        method.methodName(),
                        method.methodType(),
                        method.flags().flagsMask(),
                        code -> find(code, regions));
                  } else {
                    builder.with(element);
                  }
                }));
  }

  private static boolean named(Object element, String name) {
    return element instanceof MethodModel method && method.methodName().equalsString(name);
  }

  /** Returns the class of each region's metadata, by the name of the region's constant. */
  private static Map<String, ClassDesc> regions(ClassModel model) {
    Map<String, ClassDesc> all = new LinkedHashMap<>();
    String[] last = new String[1];
    model.methods().stream()
        .filter(method -> named(method, ConstantDescs.CLASS_INIT_NAME))
        .flatMap(method -> method.code().orElseThrow().elementStream())
        .forEach(
            element -> {
              if (element instanceof FieldInstruction field && field.opcode() == Opcode.GETSTATIC) {
                last[0] = field.name().stringValue();
              } else if (element instanceof NewObjectInstruction created) {
                all.put(last[0], created.className().asSymbol());
              }
            });
    return all;
  }

  private static void find(CodeBuilder code, Map<String, ClassDesc> regions) {
    regions.forEach(
        (constant, type) -> {
          Label next = code.newLabel();
          code.aload(1).getstatic(REGION, constant, REGION).if_acmpne(next);
          code.new_(type).dup();
          code.invokespecial(type, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).areturn();
          code.labelBinding(next);
        });
    code.aconst_null().areturn();
  }
}
