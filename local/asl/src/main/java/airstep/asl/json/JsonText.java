package airstep.asl.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads JSON texts, and writes them without blanks. */
final class JsonText {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  /** A surrogate outside of a pair, which has no UTF-8. */
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private static final double EXACT = 9_007_199_254_740_992d;

  private JsonText() {}

  /** Opens a text. */
  interface Source {
    JsonParser open(JsonFactory factory) throws IOException;
  }

  static Object read(Source source) {
    try (JsonParser parser = source.open(FACTORY)) {
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
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonValues.normalise(parser.getNumberValue());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> JsonValues.NULL;
    };
  }

  static String write(Object value) {
    var out = new StringBuilder();
    write(value, out);
    return LONE_SURROGATE
        .matcher(out)
        .replaceAll(found -> "\\\\u" + HexFormat.of().toHexDigits(found.group().charAt(0)));
  }

  private static void write(Object value, StringBuilder out) {
    switch (value) {
      case String text -> {
        out.append('"');
        ENCODER.quoteAsString(text, out);
        out.append('"');
      }
      case Map<?, ?> object -> {
        char separator = '{';
        for (Map.Entry<?, ?> field : object.entrySet()) {
          out.append(separator);
          separator = ',';
          write(field.getKey(), out);
          out.append(':');
          write(field.getValue(), out);
        }
        out.append(separator == '{' ? "{}" : "}");
      }
      case List<?> array -> {
        char separator = '[';
        for (Object item : array) {
          out.append(separator);
          separator = ',';
          write(item, out);
        }
        out.append(separator == '[' ? "[]" : "]");
      }
      case Double number -> out.append(number(number));
      case null -> out.append("null");
      default -> out.append(value);
    }
  }

  /** Writes a whole number without a fraction, since JSONata has only one kind of number. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) >= EXACT && Math.abs(value) < 1e21
        ? new BigDecimal(value).toPlainString()
        : Double.toString(value);
  }
}
