package airstep.packaging;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/** How a value on the stack becomes one of another type, as for the argument of a lambda. */
final class Conversion {

  private static final Map<ClassDesc, ClassDesc> BOXES =
      Map.of(
          ConstantDescs.CD_boolean, ConstantDescs.CD_Boolean,
          ConstantDescs.CD_byte, ConstantDescs.CD_Byte,
          ConstantDescs.CD_char, ConstantDescs.CD_Character,
          ConstantDescs.CD_short, ConstantDescs.CD_Short,
          ConstantDescs.CD_int, ConstantDescs.CD_Integer,
          ConstantDescs.CD_long, ConstantDescs.CD_Long,
          ConstantDescs.CD_float, ConstantDescs.CD_Float,
          ConstantDescs.CD_double, ConstantDescs.CD_Double);

  private Conversion() {}

  /** Returns the class of a primitive type's objects. */
  static ClassDesc box(ClassDesc primitive) {
    return BOXES.get(primitive);
  }

  /**
   * Returns whether there is one without a change of the number's size.
   *
   * @param known the type that the value is known to have
   */
  static boolean exists(ClassDesc from, ClassDesc known, ClassDesc to) {
    if (from.isPrimitive() && to.isPrimitive()) {
      return from.equals(to);
    }
    return from.isPrimitive()
        ? !to.isPrimitive()
        : !to.isPrimitive() || BOXES.get(to).equals(known);
  }

  /** Converts the value on top of the stack. */
  static void write(CodeBuilder code, ClassDesc from, ClassDesc to) {
    if (from.equals(to)) {
      return;
    }
    if (from.isPrimitive()) {
      ClassDesc box = BOXES.get(from);
      code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, from));
    } else if (to.isPrimitive()) {
      ClassDesc box = BOXES.get(to);
      code.checkcast(box);
      code.invokevirtual(box, to.displayName() + "Value", MethodTypeDesc.of(to));
    } else if (!to.equals(ConstantDescs.CD_Object)) {
      code.checkcast(to);
    }
  }
}
