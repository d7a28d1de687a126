package airstep.asl.json;

import com.dashjoin.jsonata.Jsonata;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reads, writes, measures and normalises JSON values. */
public final class JsonValues {

  /**
   * The JSON null. It is JSONata's null, so that values enter and leave expressions unchanged, and
   * Java's null can mean undefined.
   */
  public static final Object NULL = Jsonata.NULL_VALUE;

  private JsonValues() {}

  /**
   * Reads one JSON text; refuses a name that occurs twice in an object.
   *
   * @throws InvalidJsonException if it is not a JSON text
   */
  public static Object parse(String text) {
    return JsonText.read(factory -> factory.createParser(text));
  }

  /**
   * Reads one JSON text in UTF-8.
   *
   * @throws InvalidJsonException if it is not a JSON text
   */
  public static Object parse(byte[] text) {
    return JsonText.read(factory -> factory.createParser(text));
  }

  /** Writes the value without blanks. */
  public static String write(Object value) {
    return JsonText.write(value);
  }

  /** Writes the value without blanks in UTF-8. */
  public static byte[] writeBytes(Object value) {
    return write(value).getBytes(StandardCharsets.UTF_8);
  }

  /** The length of the value in UTF-8 without blanks. */
  public static long bytes(Object value) {
    return switch (value) {
      case ObjectValue object -> object.bytes();
      case ArrayValue array -> array.bytes();
      default -> writeBytes(value).length;
    };
  }

  /**
   * The value as this package represents it, without copying what already is; null becomes {@link
   * #NULL}.
   *
   * @throws IllegalArgumentException if it holds something that JSON cannot express
   */
  public static Object normalise(Object value) {
    return switch (value) {
      case null -> NULL;
      case ObjectValue object -> object;
      case ArrayValue array -> array;
      case String text -> text;
      case Boolean flag -> flag;
      case Number number -> number(number);
      case Map<?, ?> map -> object(map);
      case List<?> list -> ArrayValue.of(list);
      default -> {
        if (NULL.equals(value)) {
          yield NULL;
        }
        throw new IllegalArgumentException(
            "a " + value.getClass().getSimpleName() + " is not JSON");
      }
    };
  }

  private static ObjectValue object(Map<?, ?> map) {
    ObjectValue.Builder object = ObjectValue.builder();
    map.forEach((name, value) -> object.put((String) name, value));
    return object.build();
  }

  /** Whole numbers become int or long, like JSONata's results. */
  private static Number number(Number number) {
    return switch (number) {
      case Integer small -> small;
      case Long large -> whole(large);
      case BigInteger huge -> huge.bitLength() < Long.SIZE ? whole(huge.longValue()) : huge;
      case BigDecimal decimal -> number(decimal.doubleValue());
      default -> {
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException(value + " is not a number in JSON");
        }
        long whole = (long) value;
        yield whole == value && whole != Long.MAX_VALUE ? whole(whole) : (Number) value;
      }
    };
  }

  private static Number whole(long value) {
    return value == (int) value ? (Number) (int) value : (Number) value;
  }
}
