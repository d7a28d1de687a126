package airstep.embedded.airbyte;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The query of a request. Bad parameters are refused with 400. */
record Query(Map<String, List<String>> values) {

  static Query of(URI uri) {
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return new Query(
        Stream.of(query.split("&", -1))
            .map(pair -> (pair + "=").split("=", 3))
            .collect(
                groupingBy(pair -> decode(pair[0]), mapping(pair -> decode(pair[1]), toList()))));
  }

  private List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  boolean flag(String name) {
    return first(name).map(Boolean::parseBoolean).orElse(false);
  }

  int integer(String name, int otherwise, int least, int most) {
    long value =
        first(name)
            .map(text -> Ids.number(text).orElseThrow(() -> bad(name)))
            .orElse((long) otherwise);
    if (value < least || value > most) {
      throw bad(name);
    }
    return (int) value;
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

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw bad("encoding");
    }
  }
}
