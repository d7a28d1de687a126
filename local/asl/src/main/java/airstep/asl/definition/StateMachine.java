package airstep.asl.definition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

  /**
   * Loads a definition in the Amazon States Language.
   *
   * @throws InvalidDefinitionException with everything that is wrong or not supported
   */
  public static StateMachine load(String definition) {
    return load(definition, RESOURCES);
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
