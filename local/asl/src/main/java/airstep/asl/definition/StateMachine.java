package airstep.asl.definition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A definition after the checks and compilation at load; it can run any number of times.
 *
 * @param timeout the longest possible one if the definition gives none
 */
public record StateMachine(
    String definition, StateGraph graph, Duration timeout, Optional<String> comment) {

  private static final int MOST_KEPT = 500;

  /** A cache by definition: tests and simulations deploy the same flows again and again. */
  private static final Map<String, StateMachine> LOADED = new ConcurrentHashMap<>();

  /**
   * Loads a definition in the Amazon States Language.
   *
   * @throws InvalidDefinitionException with everything that is invalid or not supported
   */
  public static StateMachine load(String definition) {
    if (LOADED.size() > MOST_KEPT) {
      LOADED.clear();
    }
    return LOADED.computeIfAbsent(definition, text -> load(text, TaskResource.ALL));
  }

  /**
   * Loads a definition that may contain these service calls.
   *
   * @throws InvalidDefinitionException with everything that is invalid or not supported
   */
  public static StateMachine load(String definition, List<TaskResource> resources) {
    return new Loader(resources).load(definition);
  }
}
