package airstep.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An execution that fails must end in a Fail state. Otherwise, Step Functions shows a success. */
class EndsTest {

  @ParameterizedTest
  @ValueSource(strings = {"flow", "run", "sync"})
  void everyStateCanBeReached(String name) {
    JsonNode graph = Template.named(name).root();

    assertThat(reached(graph, graph.path("StartAt").asText()))
        .containsExactlyInAnyOrderElementsOf(states(graph).keySet());
  }

  /** A state that ends the execution publishes its result, which no longer changes. */
  @ParameterizedTest
  @ValueSource(strings = {"flow", "run", "sync"})
  void afterEveryCaughtErrorTheExecutionCanFail(String name) {
    JsonNode graph = Template.named(name).root();
    Map<String, JsonNode> states = states(graph);
    List<String> handlers =
        states.values().stream()
            .filter(state -> !state.path("Arguments").has("Entries") || !state.has("End"))
            .flatMap(state -> state.path("Catch").valueStream())
            .filter(catcher -> catcher.path("ErrorEquals").toString().contains("States.ALL"))
            .map(catcher -> catcher.path("Next").asText())
            .distinct()
            .toList();

    assertThat(handlers)
        .isNotEmpty()
        .allSatisfy(
            handler ->
                assertThat(reached(graph, handler))
                    .as(handler)
                    .anyMatch(state -> type(states.get(state)).equals("Fail")));
  }

  private static Map<String, JsonNode> states(JsonNode graph) {
    Map<String, JsonNode> states = new TreeMap<>();
    graph.path("States").properties().forEach(e -> states.put(e.getKey(), e.getValue()));
    return states;
  }

  private static Set<String> reached(JsonNode graph, String start) {
    Map<String, JsonNode> states = states(graph);
    Set<String> reached = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      String state = open.remove();
      if (reached.add(state)) {
        next(states.get(state)).forEach(open::add);
      }
    }
    return reached;
  }

  private static Stream<String> next(JsonNode state) {
    return Stream.of(
            Stream.of(state.path("Next"), state.path("Default")),
            state.path("Choices").valueStream().map(choice -> choice.path("Next")),
            state.path("Catch").valueStream().map(catcher -> catcher.path("Next")))
        .flatMap(next -> next)
        .map(JsonNode::asText)
        .filter(next -> !next.isEmpty());
  }

  private static String type(JsonNode state) {
    return state.path("Type").asText();
  }
}
