package airstep.asl.json;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Writes JSON values without blanks, and counts the bytes of strings without writing them. */
final class JsonText {

  private static final HexFormat HEX = HexFormat.of();
  private static final double EXACT = 9_007_199_254_740_992d;

  private JsonText() {}

  static void write(Object value, StringBuilder out) {
    switch (value) {
      case String text -> quote(text, out);
      case Map<?, ?> object -> {
        char separator = '{';
        for (Map.Entry<?, ?> field : object.entrySet()) {
          out.append(separator);
          separator = ',';
          quote((String) field.getKey(), out);
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
      case Number number -> out.append(number(number));
      case null -> out.append("null");
      default -> out.append(value);
    }
  }

  /** Writes a whole number without a fraction, since JSONata has only one kind of number. */
  static String number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      return value == Math.rint(value) && Math.abs(value) >= EXACT && Math.abs(value) < 1e21
          ? new BigDecimal(value).toPlainString()
          : Double.toString(value);
    }
    return number.toString();
  }

  /** The bytes of the string in UTF-8 with its quotes and escapes. */
  static int bytesOf(String text) {
    int bytes = 2;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        bytes++;
        continue;
      }
      boolean pair = isPair(text, i);
      String escape = escape(c, pair);
      if (escape != null) {
        bytes += escape.length();
      } else if (pair) {
        bytes += 4;
        i++;
      } else {
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
      }
    }
    return bytes;
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        continue;
      }
      boolean pair = isPair(text, i);
      String escape = escape(c, pair);
      if (escape != null) {
        out.append(text, written, i).append(escape);
        written = i + 1;
      } else if (pair) {
        i++;
      }
    }
    out.append(text, written, text.length()).append('"');
  }

  /** Whether it is one byte and needs no escape, as most characters. */
  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
  }

  private static boolean isPair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1));
  }

  /** The escape of a character, or null if it needs none; a lone surrogate has no UTF-8. */
  private static String escape(char c, boolean pair) {
    if (c >= ' ' && c != '"' && c != '\\' && (pair || !Character.isSurrogate(c))) {
      return null;
    }
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\b' -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      default -> "\\u" + HEX.toHexDigits(c);
    };
  }
}
