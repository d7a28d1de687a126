package airstep.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Flow;
import airstep.flows.FlowReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions stay readable only while their expressions and lines are short. */
class DefinitionBoundsTest {

  private static final int LONGEST_LINE = 100;
  private static final int LONGEST_EXPRESSION = 300;
  private static final int MOST_LINES = 1099;

  @ParameterizedTest
  @ValueSource(strings = {"flow", "run", "sync"})
  void noExpressionIsLong(String name) throws IOException {
    Flow flow = FlowReader.defaults();
    Definitions definitions = new Definitions(List.of(flow), Deployment.standIn());
    String rendered =
        switch (name) {
          case "flow" -> definitions.flow(flow);
          case "run" -> definitions.run();
          default -> definitions.sync();
        };
    List<String> expressions = new ArrayList<>();
    collect(new ObjectMapper().readTree(rendered), expressions);

    assertThat(expressions)
        .hasSizeGreaterThan(20)
        .allSatisfy(it -> assertThat(it.length()).as(it).isLessThanOrEqualTo(LONGEST_EXPRESSION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"flow.asl", "run.asl", "sync.asl", "old-versions.asl", "fragments"})
  void noLineIsLong(String name) throws IOException {
    assertThat(Files.readAllLines(Path.of(name + ".yaml")))
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(LONGEST_LINE));
  }

  @Test
  void theThreeDefinitionsTogetherStayShort() throws IOException {
    int lines = 0;
    for (String name : List.of("flow", "run", "sync")) {
      lines += Files.readAllLines(Path.of(name + ".asl.yaml")).size();
    }
    assertThat(lines).isBetween(500, MOST_LINES);
  }

  private static void collect(JsonNode node, List<String> expressions) {
    if (node.isTextual() && node.textValue().startsWith("{%")) {
      expressions.add(node.textValue());
    }
    node.forEach(child -> collect(child, expressions));
  }
}
