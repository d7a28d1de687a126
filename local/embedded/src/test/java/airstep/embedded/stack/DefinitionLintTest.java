package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import airstep.asl.definition.DefinitionProblem;
import airstep.asl.definition.InvalidDefinitionException;
import airstep.asl.definition.StateMachine;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Finds mistakes in definitions that AWS's own validator accepts. */
class DefinitionLintTest {

  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"");

  @Test
  void definitionsHaveNoMistakes() {
    Rendered.texts()
        .forEach(
            (name, text) ->
                assertThatCode(() -> StateMachine.load(text)).as(name).doesNotThrowAnyException());
  }

  @Test
  void findsEachPlantedMistake() {
    plant("Catch", state -> in(state, "Catch").put("ResultPath", "$"), "Catch[0]/ResultPath");
    plant("Retry/1", state -> errors(state).removeAll().add("States.ALL"), "States.ALL");
    plant("Retry/1", state -> errors(state).add("States.ALL"), "States.ALL");
    plant("Retry", state -> in(state, "Retry").put("BackoffRate", 0.5), "Retry[0]/BackoffRate");
    plant(
        "Retry",
        state -> in(state, "Retry").put("IntervalSeconds", 2).put("MaxDelaySeconds", 1),
        "Retry[0]/MaxDelaySeconds");
    plant(
        "Retry",
        state -> in(state, "Retry").put("JitterStrategy", "SOME"),
        "Retry[0]/JitterStrategy");
    plant("Resource", state -> state.put("HeartbeatSeconds", 99_999), "HeartbeatSeconds");
    plant("Output", state -> state.put("Output", "{% $nowhereAssigned %}"), "$nowhereAssigned");
    plant("Choices", state -> in(state, "Choices").put("Output", "{% $states.result %}"), "result");
    plant("Assign", state -> state.putObject("Assign").put("states", 0), "Assign/states");
    plant("Assign", state -> state.putObject("Assign").put("polls.count", 0), "Assign/polls.count");
  }

  @Test
  void noTextResemblesAnExpression() {
    List<String> suspects = new ArrayList<>();
    for (String text : Rendered.texts().values()) {
      Matcher strings = STRING.matcher(text);
      while (strings.find()) {
        String value = strings.group(1);
        boolean whole = value.startsWith("{%") && value.endsWith("%}");
        if (!whole && (value.contains("{%") || value.contains("%}") || value.contains("$states"))) {
          suspects.add(value);
        }
      }
    }
    assertThat(suspects).isEmpty();
  }

  /** Plants it in the first state of `sync` that has that field, which may be a path. */
  private static void plant(String field, Consumer<ObjectNode> mistake, String problem) {
    ObjectNode sync = tree(Rendered.texts().get("sync"));
    Map.Entry<String, JsonNode> state =
        sync.get("States").properties().stream()
            .filter(it -> !it.getValue().at("/" + field).isMissingNode())
            .findFirst()
            .orElseThrow();
    mistake.accept((ObjectNode) state.getValue());
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .as(problem)
        .isThrownBy(() -> StateMachine.load(sync.toString()))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .extracting(DefinitionProblem::toString)
                    .anySatisfy(it -> assertThat(it).startsWith(state.getKey()).contains(problem)));
  }

  /** The first object of that list of a state. */
  private static ObjectNode in(ObjectNode state, String list) {
    return (ObjectNode) state.get(list).get(0);
  }

  private static ArrayNode errors(ObjectNode state) {
    return (ArrayNode) in(state, "Retry").get("ErrorEquals");
  }

  private static ObjectNode tree(String definition) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(definition);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
