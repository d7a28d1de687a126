package airstep.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Event patterns as the CDK takes them. */
final class Patterns {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Patterns() {}

  /**
   * One that is there as JSON already; the order of its keys stays. The CDK would leave out a null,
   * which matches something of its own: such a pattern stays a text, which CloudFormation takes
   * too.
   */
  static Object parse(String pattern) {
    try {
      JsonNode tree = JSON.readTree(pattern);
      return holdsNull(tree) ? pattern : JSON.convertValue(tree, Object.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("an event pattern that is no JSON", e);
    }
  }

  private static boolean holdsNull(JsonNode node) {
    return node.isNull() || node.valueStream().anyMatch(Patterns::holdsNull);
  }

  /** That an execution of that machine ended well, and has synced something. */
  static Object succeeded(String machineArn) {
    List<String> quiet =
        Stream.of("DUPLICATE", "SKIPPED", "CHECKED")
            .map(status -> "*\"status\":\"" + status + "\"*")
            .toList();
    Map<String, Object> detail = new TreeMap<>();
    detail.put("status", List.of("SUCCEEDED"));
    detail.put("stateMachineArn", List.of(machineArn));
    detail.put("output", List.of(Map.of("anything-but", Map.of("wildcard", quiet))));
    Map<String, Object> pattern = new TreeMap<>();
    pattern.put("source", List.of("aws.states"));
    pattern.put("detail-type", List.of("Step Functions Execution Status Change"));
    pattern.put("detail", detail);
    return pattern;
  }
}
