package airstep.embedded.airbyte;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The query of a request. Bad parameters are refused with 400. */
record Query(List<Parameter> parameters) {

  record Parameter(String name, String value) {}

  static Query of(URI uri) {
    String encoded = uri.getRawQuery();
    if (encoded == null || encoded.isEmpty()) {
      return new Query(List.of());
    }
    return new Query(
        Stream.of(encoded.split("&", -1))
            .map(pair -> pair.split("=", 2))
            .map(pair -> new Parameter(decode(pair[0]), pair.length == 2 ? decode(pair[1]) : ""))
            .toList());
  }

  List<String> all(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .toList();
  }

  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  boolean flag(String name) {
    return first(name).map(Boolean::parseBoolean).orElse(false);
  }

  int integer(String name, int otherwise, int least, int most) {
    int value = first(name).map(text -> integer(name, text)).orElse(otherwise);
    if (value < least || value > most) {
      throw bad(name);
    }
    return value;
  }

  /** A list may be several parameters or one with commas. */
  List<UUID> uuids(String name) {
    return all(name).stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(value -> Ids.uuid(value).orElseThrow(() -> bad(name)))
        .toList();
  }

  static ApiRefusal bad(String name) {
    return new ApiRefusal(ApiProblem.unreadable(name));
  }

  private static int integer(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw bad(name);
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw bad("encoding");
    }
  }
}
