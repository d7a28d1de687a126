package airstep.asl.json;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads, writes, measures and normalizes JSON values. */
public final class JsonValues {

  /**
   * The JSON null. It is JSONata's null, so that values enter and leave expressions unchanged, and
   * Java's null can mean undefined.
   */
  public static final Object NULL = Jsonata.NULL_VALUE;

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  /** A surrogate outside of a pair, which has no UTF-8. */
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private static final double EXACT = 9_007_199_254_740_992d;

  private JsonValues() {}

  /**
   * Reads one JSON text; refuses a name that occurs twice in an object.
   *
   * @throws InvalidJsonException if it is not a JSON text
   */
  public static Object parse(String text) {
    return read(() -> FACTORY.createParser(text));
  }

  /**
   * Reads one JSON text in UTF-8.
   *
   * @throws InvalidJsonException if it is not a JSON text
   */
  public static Object parse(byte[] text) {
    return read(() -> FACTORY.createParser(text));
  }

  /** Writes the value without blanks. */
  public static String write(Object value) {
    var out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  /** Writes the value without blanks in UTF-8. */
  public static byte[] writeBytes(Object value) {
    return write(value).getBytes(StandardCharsets.UTF_8);
  }

  /** The length of the value in UTF-8 without blanks. */
  public static long bytes(Object value) {
    if (value instanceof ObjectValue object) {
      return object.bytes();
    }
    if (value instanceof ArrayValue array) {
      return array.bytes();
    }
    if (value instanceof String text && isPlain(text)) {
      return text.length() + 2L;
    }
    return writeBytes(value).length;
  }

  /**
   * The value as this package represents it, without copying what already is; null becomes {@link
   * #NULL}.
   *
   * @throws IllegalArgumentException if it holds something that JSON cannot express
   */
  public static Object normalize(Object value) {
    // Before the switch, which is slower: most values are these.
    if (value instanceof String || value instanceof ObjectValue || value instanceof Integer) {
      return value;
    }
    return switch (value) {
      case null -> NULL;
      case ArrayValue _, Boolean _ -> value;
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

  private interface Source {
    JsonParser open() throws IOException;
  }

  private static Object read(Source source) {
    try (JsonParser parser = source.open()) {
      if (parser.nextToken() == null) {
        throw new InvalidJsonException("it is empty");
      }
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new InvalidJsonException("something follows the value");
      }
      return value;
    } catch (IOException e) {
      throw InvalidJsonException.of(e);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        ObjectValue.Builder object = ObjectValue.builder();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          object.put(name, value(parser));
        }
        yield object.build();
      }
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield ArrayValue.of(items);
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> normalize(parser.getNumberValue());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> NULL;
    };
  }

  /** Without a pattern switch, which is several times slower on the simulator's hottest path. */
  private static void write(Object value, StringBuilder out) {
    if (value instanceof String text) {
      out.append('"').append(isPlain(text) ? text : escaped(text)).append('"');
    } else if (value instanceof Map<?, ?> object) {
      char separator = '{';
      for (Map.Entry<?, ?> field : object.entrySet()) {
        out.append(separator);
        separator = ',';
        write(field.getKey(), out);
        out.append(':');
        write(field.getValue(), out);
      }
      out.append(separator == '{' ? "{}" : "}");
    } else if (value instanceof List<?> array) {
      char separator = '[';
      for (Object item : array) {
        out.append(separator);
        separator = ',';
        write(item, out);
      }
      out.append(separator == '[' ? "[]" : "]");
    } else if (value instanceof Double number) {
      out.append(text(number));
    } else {
      out.append(value);
    }
  }

  /** Whether JSON contains the text as it is, a byte for each character: most texts are so. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static String escaped(String text) {
    // The encoder is slower if it appends to a builder, a character at a time.
    String quoted = new String(ENCODER.quoteAsString(text));
    return hasSurrogate(quoted)
        ? LONE_SURROGATE
            .matcher(quoted)
            .replaceAll(lone -> "\\\\u" + HexFormat.of().toHexDigits(lone.group().charAt(0)))
        : quoted;
  }

  private static boolean hasSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Writes a whole number without a fraction, since JSONata has only one kind of number. */
  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) >= EXACT && Math.abs(value) < 1e21
        ? new BigDecimal(value).toPlainString()
        : Double.toString(value);
  }
}
