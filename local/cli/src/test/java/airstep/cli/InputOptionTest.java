package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import airstep.vocabulary.FlowInput;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InputOptionTest {

  /** The definition lists the keys that a flow accepts together. */
  private static final Pattern ACCEPTED = Pattern.compile(" in \\[('', [^]]*)]");

  @Test
  void acceptsEveryInputThatTheDefinitionAccepts() {
    Flow flow = FlowReader.defaults();
    String definition = new Definitions(List.of(flow), Deployment.standIn()).flow(flow);
    List<String> inputs =
        ACCEPTED
            .matcher(definition)
            .results()
            .flatMap(list -> Pattern.compile("'([^']+)'").matcher(list.group(1)).results())
            .map(form -> input(form.group(1)))
            .toList();

    assertThat(inputs)
        .isNotEmpty()
        .allSatisfy(
            input -> assertThatCode(() -> InputOption.read(input)).doesNotThrowAnyException());
  }

  @Test
  void acceptsTheLinkToAParentThatIsAnExecution() {
    String link = "{\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\": %s, \"connections\": [\"x\"]}";
    assertThat(
            InputOption.read(
                link.formatted("\"arn:aws:states:eu-central-1:123456789012:execution:nightly:x\"")))
        .isEqualTo(new FlowInput.Selected(List.of("x")));
    for (String wrong : List.of("7", "null", "[]", "\"nightly\"")) {
      assertThatThrownBy(() -> InputOption.read(link.formatted(wrong)))
          .isInstanceOf(UsageException.class)
          .hasMessage(
              "--input: `AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID` is missing or is not the ARN"
                  + " of an execution");
    }
  }

  private static String input(String keys) {
    return Stream.of(keys.split(", "))
        .map(key -> "\"%s\": %s".formatted(key, value(key)))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String value(String key) {
    return switch (key) {
      case "time", "scheduledTime" -> "\"2026-11-22T07:00:00Z\"";
      case "check" -> "true";
      case "connections" -> "[\"x\"]";
      default -> "\"x\"";
    };
  }
}
