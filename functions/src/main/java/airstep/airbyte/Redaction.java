package airstep.airbyte;

import airstep.json.Json;
import airstep.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must not be seen, and the forms in which a server may send it back: as it is, in JSON, in an
 * address, in HTML.
 */
final class Redaction {

  /** Anything shorter is no secret, and would tear holes into every text. */
  private static final int SHORTEST = 4;

  private final List<String> hidden = new ArrayList<>();

  /** Hides that text from now on. */
  void hide(String secret) {
    if (secret.length() < SHORTEST || hidden.contains(secret)) {
      return;
    }
    add(secret);
    String json = Json.write(secret);
    json = json.substring(1, json.length() - 1);
    add(json);
    add(json.replace("/", "\\/"));
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    add(encoded);
    add(encoded.replace("+", "%20"));
    String html = secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    add(html);
    add(html.replace("\"", "&quot;"));
    // The longest first: what is part of another must not spoil it.
    hidden.sort(Comparator.comparingInt(String::length).reversed());
  }

  /** The text with *** wherever it shows what is hidden. */
  String clean(String text) {
    String clean = text;
    for (String one : hidden) {
      clean = clean.replace(one, "***");
    }
    return clean;
  }

  /** The object with *** wherever a text in it shows what is hidden, however JSON wrote it. */
  JsonObject clean(JsonObject object) {
    return JsonObject.of((Map<?, ?>) cleanValue(object.fields()));
  }

  private Object cleanValue(Object value) {
    return switch (value) {
      case String text -> clean(text);
      case List<?> list -> {
        List<Object> cleaned = new ArrayList<>();
        list.forEach(item -> cleaned.add(cleanValue(item)));
        yield cleaned;
      }
      case Map<?, ?> map -> {
        Map<Object, Object> cleaned = new LinkedHashMap<>();
        map.forEach((name, field) -> cleaned.put(name, cleanValue(field)));
        yield cleaned;
      }
      case null, default -> value;
    };
  }

  private void add(String form) {
    if (!hidden.contains(form)) {
      hidden.add(form);
    }
  }
}
