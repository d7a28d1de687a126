package airstep.embedded.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Collections;

/** Messages for tests, written with single quotes. */
final class Payloads {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Payloads() {}

  static JsonNode read(String singleQuoted) {
    try {
      return JSON.readTree(singleQuoted.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode blocks(String... blocks) {
    return read("{'text':'fallback','blocks':[" + String.join(",", blocks) + "]}");
  }

  static String chars(int count) {
    return "x".repeat(count);
  }

  static String times(int count, String element) {
    return String.join(",", Collections.nCopies(count, element));
  }

  static String plain(int length) {
    return "{'type':'plain_text','text':'" + chars(length) + "'}";
  }

  static String mrkdwn(String text) {
    return "{'type':'mrkdwn','text':'" + text + "'}";
  }

  static String section(String mrkdwn) {
    return "{'type':'section','text':" + mrkdwn(mrkdwn) + "}";
  }
}
