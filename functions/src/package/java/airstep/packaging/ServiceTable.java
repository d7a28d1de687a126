package airstep.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The SDK's table of all services of AWS, whose first use loads a class for each of them. Here it
 * has only those that the functions call. For any other, the SDK has a default.
 */
final class ServiceTable {

  static final String CLASS = "software/amazon/awssdk/regions/GeneratedServiceMetadataProvider";

  private static final String FOLDER = "software/amazon/awssdk/regions/servicemetadata/";

  /** In an order that is the same in each JVM, as the bytes of the class must be. */
  private static final SortedMap<String, String> CALLED =
      new TreeMap<>(
          Map.of(
              "events", "EventsServiceMetadata",
              "secretsmanager", "SecretsmanagerServiceMetadata",
              "states", "StatesServiceMetadata"));

  private ServiceTable() {}

  /** Returns whether the class is about a service that no function calls. */
  static boolean leavesOut(String name) {
    return name.startsWith(FOLDER)
        && CALLED.values().stream().noneMatch(it -> name.equals(FOLDER + it));
  }

  /** Returns the class of the table with the services that the functions call. */
  static byte[] reduced(byte[] bytes) {
    ClassFile classFile = ClassFile.of();
    return classFile.transformClass(
        classFile.parse(bytes),
        ClassTransform.dropping(ServiceTable::fills)
            .andThen(
                ClassTransform.endHandler(
                    builder ->
                        builder.withMethodBody(
                            ConstantDescs.CLASS_INIT_NAME,
                            ConstantDescs.MTD_void,
                            ClassFile.ACC_STATIC,
                            ServiceTable::fill))));
  }

  private static boolean fills(Object element) {
    return element instanceof MethodModel method
        && method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
  }

  private static void fill(CodeBuilder code) {
    ClassDesc map = ClassDesc.of("java.util.HashMap");
    code.new_(map).dup().invokespecial(map, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
    CALLED.forEach(
        (prefix, name) -> {
          ClassDesc service = ClassDesc.ofInternalName(FOLDER + name);
          code.dup().loadConstant(prefix).new_(service).dup();
          code.invokespecial(service, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
          code.invokevirtual(
              map,
              "put",
              MethodTypeDesc.of(
                  ConstantDescs.CD_Object, ConstantDescs.CD_Object, ConstantDescs.CD_Object));
          code.pop();
        });
    code.putstatic(ClassDesc.ofInternalName(CLASS), "SERVICE_METADATA", ConstantDescs.CD_Map);
    code.return_();
  }
}
