package airstep.asl.json;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads, writes, measures and normalises JSON values. */
public final class JsonValues {

  /**
   * The JSON null. It is JSONata's null, so that values enter and leave expressions unchanged, and
   * Java's null can mean undefined.
   */
  public static final Object NULL = Jsonata.NULL_VALUE;

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonValues() {}

  /**
   * Reads one JSON text; refuses a name that occurs twice in an object.
   *
   * @throws InvalidJsonException if it is not a JSON text
   */
  public static Object parse(String text) {
    return document(() -> FACTORY.createParser(text));
  }

  /**
   * Reads one JSON text in UTF-8.
   *
   * @throws InvalidJsonException if it is not a JSON text
   */
  public static Object parse(byte[] text) {
    return document(() -> FACTORY.createParser(text));
  }

  /** Writes the value without blanks. */
  public static String write(Object value) {
    var out = new StringBuilder();
    JsonText.write(value, out);
    return out.toString();
  }

  /** Writes the value without blanks in UTF-8. */
  public static byte[] writeBytes(Object value) {
    return write(value).getBytes(StandardCharsets.UTF_8);
  }

  /** The length of the value in UTF-8 without blanks, computed without writing it. */
  public static long bytes(Object value) {
    return switch (value) {
      case ObjectValue object -> object.bytes();
      case ArrayValue array -> array.bytes();
      case String text -> JsonText.bytesOf(text);
      case Boolean flag -> flag ? 4 : 5;
      case Number number -> JsonText.number(number).length();
      default -> 4;
    };
  }

  /**
   * The value as this package represents it, without copying what already is; null becomes {@link
   * #NULL}.
   *
   * @throws NotJsonException if it holds something that JSON cannot express
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
        throw new NotJsonException("a " + value.getClass().getSimpleName() + " is not JSON");
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
          throw new NotJsonException(value + " is not a number in JSON");
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

  private static Object document(Source source) {
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
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getNumberValue());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> NULL;
    };
  }
}
