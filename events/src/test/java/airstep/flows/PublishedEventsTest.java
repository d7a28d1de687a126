package airstep.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.event.ruler.Ruler;

/** Schemas, samples and README describe the published events alike. */
class PublishedEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PUBLISHED = Path.of("published");
  private static final Pattern JSON_BLOCK = Pattern.compile("```json\\n(.+?)```", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(strings = {"run", "sync"})
  void hasAValidSampleForEachDetailType(String kind) throws IOException {
    List<String> names = new ArrayList<>();
    for (JsonNode type : schema(kind).at("/properties/detail-type/enum")) {
      String name = type.textValue().replace("Airstep ", "").toLowerCase(Locale.ROOT);
      names.add(name.replace(' ', '-'));
      ObjectNode event = samples().get(names.getLast());
      assertThat(event).as(name).isNotNull();
      assertThat(event.get("detail-type")).isEqualTo(type);
      assertThat(problems(kind, event)).as(name).isEmpty();
    }
    assertThat(samples().keySet())
        .filteredOn(name -> name.startsWith(kind))
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "sync"})
  void samplesContainOnlyDescribedFields(String kind) throws IOException {
    JsonNode fields = schema(kind).at("/properties/detail/properties");
    Set<String> shown = new TreeSet<>();
    samples()
        .forEach(
            (name, event) -> {
              if (name.startsWith(kind)) {
                event.get("detail").fieldNames().forEachRemaining(shown::add);
              }
            });

    assertThat(fields.fieldNames()).toIterable().containsAll(shown);
    assertThat(schema(kind).findValuesAsText("description"))
        .hasSize(1 + fields.size() + schema(kind).get("properties").size())
        .doesNotContain("");
  }

  @ParameterizedTest
  @CsvSource({
    "run-succeeded, /detail/status, FAILED",
    "run-succeeded, /detail/rows, many",
    "run-succeeded, /detail/total,",
    "run-failed, /detail/flow,",
    "run-failed, /detail-type, Airstep Run Skipped",
    "sync-timed-out, /detail/outcome, UNKNOWN",
    "sync-failed, /detail/reason,",
    "sync-succeeded, /detail/jobId,",
    "sync-skipped, /source, someone"
  })
  void schemaRejectsOtherValues(String name, String pointer, String value) throws IOException {
    ObjectNode event = samples().get(name);
    int slash = pointer.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) event.at(pointer.substring(0, slash));
    if (value == null) {
      parent.remove(pointer.substring(slash + 1));
    } else {
      parent.put(pointer.substring(slash + 1), value);
    }

    assertThat(problems(name.substring(0, name.indexOf('-')), event)).isNotEmpty();
  }

  @Test
  void readmePatternsMatchTheirSamples() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    List<String> patterns =
        JSON_BLOCK.matcher(readme).results().map((MatchResult block) -> block.group(1)).toList();

    assertThat(patterns).hasSize(2);
    assertThat(matched(patterns.getFirst())).containsExactly("run-failed");
    assertThat(matched(patterns.getLast())).containsExactly("sync-succeeded");
  }

  private static List<String> matched(String pattern) throws Exception {
    List<String> matched = new ArrayList<>();
    for (Map.Entry<String, ObjectNode> sample : samples().entrySet()) {
      if (Ruler.matchesRule(sample.getValue().toString(), pattern)) {
        matched.add(sample.getKey());
      }
    }
    return matched;
  }

  private static Set<ValidationMessage> problems(String kind, JsonNode event) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema(kind))
        .validate(event, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
  }

  private static JsonNode schema(String kind) throws IOException {
    return JSON.readTree(PUBLISHED.resolve(kind + ".schema.json").toFile());
  }

  private static Map<String, ObjectNode> samples() throws IOException {
    Map<String, ObjectNode> samples = new TreeMap<>();
    try (Stream<Path> files = Files.list(PUBLISHED.resolve("samples"))) {
      for (Path file : files.toList()) {
        samples.put(
            file.getFileName().toString().replace(".json", ""),
            (ObjectNode) JSON.readTree(file.toFile()));
      }
    }
    return samples;
  }
}
