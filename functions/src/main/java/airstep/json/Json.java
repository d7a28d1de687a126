package airstep.json;

import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and writes JSON as maps, lists, strings, numbers, booleans and null.
 *
 * <p>Uses only jackson-core, because data binding would add more to a cold start than the rest of a
 * step.
 */
public final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /**
   * Parses a text. Whole numbers become {@link Long} if they fit, all others {@link Double}.
   *
   * @throws MalformedJsonException if the text is not exactly one JSON value; the message contains
   *     nothing of the text, which may be a secret
   */
  public static Object read(String text) {
    return read(text, Set.of(), false);
  }

  private static Object read(String text, Set<String> unread, boolean unique) {
    // Skips a byte order mark.
    String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
    try (JsonParser parser = FACTORY.createParser(unmarked)) {
      parser.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, unique);
      if (parser.nextToken() == null) {
        throw new MalformedJsonException("empty text");
      }
      Object value = value(parser, unread);
      if (parser.nextToken() != null) {
        throw new MalformedJsonException("more text after the end of the JSON value");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(JsonFault.of(e));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a string", e);
    }
  }

  /** Parses an object. */
  public static JsonObject readObject(String text) {
    return object(read(text));
  }

  /** Parses an object without the fields of the given names, at any depth, to save memory. */
  public static JsonObject readObject(String text, Set<String> unread) {
    return object(read(text, unread, false));
  }

  /** Parses an object; empty if the text is not one. */
  public static Optional<JsonObject> objectIn(String text) {
    return objectIn(text, Set.of());
  }

  /** Parses an object without the fields of the given names; empty if the text is not one. */
  public static Optional<JsonObject> objectIn(String text, Set<String> unread) {
    try {
      return Optional.of(readObject(text, unread));
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  /** Parses an object written by a person, and refuses duplicate names. */
  public static JsonObject readUniqueObject(String text) {
    return object(read(text, Set.of(), true));
  }

  private static JsonObject object(Object value) {
    if (value instanceof Map<?, ?> map) {
      return JsonObject.of(map);
    }
    throw new MalformedJsonException("not a JSON object");
  }

  /** Writes a value made of records, maps, iterables, strings, numbers, booleans and null. */
  public static String write(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      write(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to a string", e);
    }
    return text.toString();
  }

  private static Object value(JsonParser parser, Set<String> unread) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          if (unread.contains(name)) {
            parser.skipChildren();
          } else {
            map.put(name, value(parser, unread));
          }
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser, unread));
        }
        yield list;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? (Object) parser.getDoubleValue()
              : parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  /** Without a pattern switch, whose set-up would slow down a cold start. */
  private static void write(JsonGenerator generator, Object value) throws IOException {
    if (value instanceof String text) {
      generator.writeString(text);
    } else if (value instanceof Map<?, ?> map) {
      generator.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        generator.writeFieldName((String) entry.getKey());
        write(generator, entry.getValue());
      }
      generator.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      generator.writeStartArray();
      for (Object item : list) {
        write(generator, item);
      }
      generator.writeEndArray();
    } else if (value instanceof JsonRecord object) {
      write(generator, object.json().map());
    } else if (value instanceof JsonObject object) {
      write(generator, object.fields());
    } else {
      writePlain(generator, value);
    }
  }

  private static void writePlain(JsonGenerator generator, Object value) throws IOException {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof Boolean truth) {
      generator.writeBoolean(truth);
    } else if (value instanceof Integer || value instanceof Long) {
      generator.writeNumber(((Number) value).longValue());
    } else if (value instanceof Number number) {
      generator.writeNumber(number.doubleValue());
    } else {
      throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
    }
  }
}
