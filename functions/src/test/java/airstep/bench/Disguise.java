package airstep.bench;

import airstep.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** An encoding in which a server may return a text that a reader can still recover. */
public enum Disguise {
  PLAIN,
  UPPER_CASE,
  SWAPPED_CASE,
  PERCENT_UPPER,
  PERCENT_LOWER,
  PERCENT_UNICODE,
  FORM,
  JSON,
  JSON_SLASH,
  UNICODE_ESCAPES,
  BRACED_ESCAPES,
  BYTE_ESCAPES,
  HTML_NAMED,
  HTML_DECIMAL,
  HTML_HEX,
  HTML_OPEN,
  BASE64,
  BASE64_URL,
  BASE64_LINES,
  HEX_LOWER,
  HEX_UPPER,
  UTF16_BASE64,
  UTF16_HEX,
  INVISIBLE,
  SPACED,
  LINES,
  TAGS,
  NESTED_TAGS;

  private static final List<String> UNSEEN =
      List.of(
          "\u200b",
          "\u00ad",
          "\u2060",
          "\ufeff",
          "\u034f",
          "\u115f",
          "\u1160",
          "\u3164",
          "\uffa0",
          "\ufe0f",
          "\ufe00",
          "\u180e",
          "\u061c",
          "\u202e",
          "\udb40\udd00",
          "\udb40\udc41");

  /** The text in that disguise. */
  public String of(String text, Random random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (this) {
      case PLAIN -> text;
      case UPPER_CASE -> text.toUpperCase(Locale.ROOT);
      case SWAPPED_CASE -> each(text, c -> Character.toString(swapped(c)));
      case PERCENT_UPPER -> bytes(bytes, "%%%02X");
      case PERCENT_LOWER -> bytes(bytes, "%%%02x");
      case PERCENT_UNICODE -> units(text, "%%u%04x");
      case FORM -> URLEncoder.encode(text, StandardCharsets.UTF_8);
      case JSON -> Json.write(text).replaceAll("^\"|\"$", "");
      case JSON_SLASH -> JSON.of(text, random).replace("/", "\\/");
      case UNICODE_ESCAPES ->
          text.chars()
              .mapToObj(c -> String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", c))
              .collect(Collectors.joining());
      case BRACED_ESCAPES -> each(text, c -> "\\u{" + Integer.toHexString(c) + "}");
      case BYTE_ESCAPES -> bytes(bytes, "\\x%02x");
      case HTML_NAMED ->
          text.replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;")
              .replace("\"", "&quot;")
              .replace("'", "&apos;")
              .replace("/", "&sol;")
              .replace("+", "&plus;")
              .replace("=", "&equals;")
              .replace("_", "&lowbar;");
      case HTML_DECIMAL -> each(text, c -> "&#" + "0".repeat(random.nextInt(4)) + c + ";");
      case HTML_HEX ->
          each(
              text,
              c -> "&#x" + "0".repeat(random.nextInt(4)) + HexFormat.of().toHexDigits(c) + ";");
      case HTML_OPEN -> each(text, c -> "&#" + c) + ";";
      case BASE64 -> encoded(Base64.getEncoder(), bytes, random);
      case BASE64_URL -> encoded(Base64.getUrlEncoder().withoutPadding(), bytes, random);
      case BASE64_LINES -> encoded(Base64.getMimeEncoder(), bytes, random);
      case HEX_LOWER -> HexFormat.of().formatHex(bytes);
      case HEX_UPPER -> HexFormat.of().withUpperCase().formatHex(bytes);
      case UTF16_BASE64 ->
          encoded(Base64.getEncoder(), text.getBytes(StandardCharsets.UTF_16LE), random);
      case UTF16_HEX -> HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
      case INVISIBLE ->
          each(text, c -> Character.toString(c) + UNSEEN.get(random.nextInt(UNSEEN.size())));
      case SPACED -> each(text, c -> Character.toString(c) + " ".repeat(random.nextInt(3)));
      case LINES -> each(text, c -> Character.toString(c) + (random.nextInt(3) == 0 ? "\r\n" : ""));
      case TAGS ->
          each(
              text,
              c -> {
                String tag = List.of("b", "span class='x'", "wbr/", "i").get(random.nextInt(4));
                return random.nextBoolean() ? "<" + tag + ">" + Character.toString(c) : one(c);
              });
      case NESTED_TAGS -> each(text, c -> one(c) + "<i ".repeat(c % 4) + ">".repeat(c % 4));
    };
  }

  private static String encoded(Base64.Encoder encoder, byte[] bytes, Random random) {
    // Text before it shifts it to another position in a group of three.
    byte[] all = new byte[bytes.length + random.nextInt(5)];
    Arrays.fill(all, (byte) 'x');
    System.arraycopy(bytes, 0, all, all.length - bytes.length, bytes.length);
    return encoder.encodeToString(all);
  }

  private static String one(int c) {
    return Character.toString(c);
  }

  private static int swapped(int c) {
    return Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
  }

  private static String bytes(byte[] bytes, String format) {
    StringBuilder text = new StringBuilder();
    for (byte one : bytes) {
      text.append(String.format(format, one & 0xff));
    }
    return text.toString();
  }

  private static String units(String text, String format) {
    return text.chars().mapToObj(c -> String.format(format, c)).collect(Collectors.joining());
  }

  private static String each(String text, IntFunction<String> one) {
    return text.codePoints().mapToObj(one).collect(Collectors.joining());
  }
}
