package airstep.asl.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Definitions for tests, with single quotes, that start at the state A. */
final class Definition {

  private Definition() {}

  static StateMachine load(String states) {
    String definition = "{'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {" + states + "}}";
    return StateMachine.load(definition.replace('\'', '"'));
  }

  static void assertRefused(String states, String path, String message) {
    assertThatThrownBy(() -> load(states))
        .isInstanceOfSatisfying(
            InvalidDefinitionException.class,
            refused ->
                assertThat(refused.problems())
                    .anyMatch(
                        problem ->
                            problem.path().equals(path) && problem.message().contains(message)));
  }
}
