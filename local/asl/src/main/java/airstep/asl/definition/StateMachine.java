package airstep.asl.definition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A definition that was read, checked and compiled; it can be run any number of times. */
public record StateMachine(
    String definition, StateGraph graph, Optional<Duration> timeout, Optional<String> comment) {

  /** The service calls that every machine may make. */
  public static final List<TaskResource> RESOURCES =
      List.of(
          TaskResource.LAMBDA_INVOKE,
          TaskResource.START_EXECUTION_SYNC,
          TaskResource.START_EXECUTION,
          TaskResource.PUT_EVENTS,
          TaskResource.PUBLISH,
          TaskResource.LIST_SUBSCRIPTIONS);

  private static final int MOST_KEPT = 500;

  /** What was loaded before: the same stage is often made again. */
  private static final Map<String, StateMachine> LOADED = new ConcurrentHashMap<>();

  /**
   * Loads a definition in the Amazon States Language.
   *
   * @throws InvalidDefinitionException with everything that is wrong or not supported
   */
  public static StateMachine load(String definition) {
    if (LOADED.size() > MOST_KEPT) {
      LOADED.clear();
    }
    return LOADED.computeIfAbsent(definition, text -> load(text, RESOURCES));
  }

  /**
   * Loads a definition that may make these service calls.
   *
   * @throws InvalidDefinitionException with everything that is wrong or not supported
   */
  public static StateMachine load(String definition, List<TaskResource> resources) {
    return new Loader(resources).load(definition);
  }
}
