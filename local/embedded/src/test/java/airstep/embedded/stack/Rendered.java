package airstep.embedded.stack;

import airstep.flows.FlowReader;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The three definitions as deployed. */
final class Rendered {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Definitions DEFINITIONS =
      new Definitions(List.of(FlowReader.defaults()), Deployment.standIn());

  private Rendered() {}

  /** The texts, by the name of the machine. */
  static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("flow", DEFINITIONS.flow(FlowReader.defaults()));
    texts.put("run", DEFINITIONS.run());
    texts.put("sync", DEFINITIONS.sync());
    return texts;
  }

  /** Every state of the three definitions by its name, which is unique across them. */
  static Map<String, JsonNode> states() {
    Map<String, JsonNode> states = new LinkedHashMap<>();
    texts().values().forEach(text -> collect(read(text), states));
    return states;
  }

  /** The Task states that call this resource. */
  static Map<String, JsonNode> tasks(String resource) {
    Map<String, JsonNode> tasks = new LinkedHashMap<>(states());
    tasks.values().removeIf(state -> !state.path("Resource").asText().endsWith(resource));
    return tasks;
  }

  /** Every name that any {@code ErrorEquals} lists. */
  static Set<String> errorNames() {
    Set<String> names = new TreeSet<>();
    states()
        .values()
        .forEach(
            state ->
                state
                    .findValues("ErrorEquals")
                    .forEach(list -> list.forEach(name -> names.add(name.asText()))));
    return names;
  }

  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static void collect(JsonNode graph, Map<String, JsonNode> into) {
    graph
        .path("States")
        .properties()
        .forEach(
            state -> {
              if (into.put(state.getKey(), state.getValue()) != null) {
                throw new AssertionError("two states are named " + state.getKey());
              }
              collect(state.getValue().path("ItemProcessor"), into);
            });
  }
}
