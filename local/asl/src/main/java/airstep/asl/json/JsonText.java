package airstep.asl.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Writes JSON values without blanks, and counts the bytes of strings without writing them. */
final class JsonText {

  private static final char[] HEX = "0123456789abcdef".toCharArray();
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

  /** A whole number is written without a fraction, as JSONata knows only one kind of number. */
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
      if (c >= ' ' && c < 0x80) {
        bytes += c == '"' || c == '\\' ? 2 : 1;
      } else if (c < ' ') {
        bytes += shortEscape(c) == 0 ? 6 : 2;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (isPair(text, i)) {
        bytes += 4;
        i++;
      } else {
        // A lone surrogate has no UTF-8 and is written as an escape.
        bytes += Character.isSurrogate(c) ? 6 : 3;
      }
    }
    return bytes;
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    int plain = 0;
    while (plain < text.length() && isPlain(text.charAt(plain))) {
      plain++;
    }
    out.append(text, 0, plain);
    for (int i = plain; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' && shortEscape(c) != 0) {
        out.append('\\').append(shortEscape(c));
      } else if (isPair(text, i)) {
        out.append(c).append(text.charAt(++i));
      } else if (c < ' ' || Character.isSurrogate(c)) {
        out.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]);
        out.append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }

  private static char shortEscape(char c) {
    return switch (c) {
      case '\b' -> 'b';
      case '\t' -> 't';
      case '\n' -> 'n';
      case '\f' -> 'f';
      case '\r' -> 'r';
      default -> 0;
    };
  }
}
