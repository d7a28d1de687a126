package airstep.asl.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoaderTest {

  private static final String TASK =
      """
      'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke',
      'Arguments': {'FunctionName': 'f', 'Payload': {}}\
      """;

  @Test
  void loadsEveryStateType() {
    StateMachine machine =
        Definition.load(
            """
            'A': {'Type': 'Pass', 'Next': 'B'},
            'B': {'Type': 'Wait', 'Seconds': 1, 'Next': 'C'},
            'C': {'Type': 'Choice', 'Choices': [{'Condition': true, 'Next': 'D'}], 'Default': 'Z'},
            'D': {%s, 'TimeoutSeconds': 5, 'Next': 'E'},
            'E': {'Type': 'Map', 'Items': [1], 'Next': 'Y', 'ItemProcessor':
              {'StartAt': 'E1', 'States': {'E1': {'Type': 'Succeed'}}}},
            'Y': {'Type': 'Succeed'},
            'Z': {'Type': 'Fail', 'Error': 'No', 'Cause': 'never mind'}\
            """
                .formatted(TASK));

    assertThat(machine.graph().states().keySet())
        .containsExactly("A", "B", "C", "D", "E", "Y", "Z");
    assertThat(machine.graph().start()).isInstanceOf(State.Pass.class);
  }

  @Test
  void listsEveryProblemWithItsPlace() {
    var refused =
        catchThrowableOfType(
            InvalidDefinitionException.class,
            () ->
                Definition.load(
                    """
                    'A': {'Type': 'Wait', 'Seconds': -1, 'Next': 'B'},
                    'B': {'Type': 'Pass', 'Result': {}, 'End': true}\
                    """));

    assertThat(refused.problems())
        .extracting(DefinitionProblem::path)
        .containsExactly("A/Seconds", "B/Result");
    assertThat(refused).hasMessageContaining("A/Seconds: must be a whole number from 0");
  }

  @Test
  void refusesUnreachableStates() {
    Definition.assertRefused(
        "'A': {'Type': 'Succeed'}, 'B': {'Type': 'Succeed'}",
        "B",
        "no transition leads to this state");
  }

  @Test
  void refusesANameTwiceInTheWholeMachine() {
    Definition.assertRefused(
        """
        'A': {'Type': 'Map', 'End': true, 'ItemProcessor':
          {'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}}}}\
        """,
        "A",
        "same name");
  }

  @Test
  void refusesATransitionOutOfAMap() {
    Definition.assertRefused(
        """
        'A': {'Type': 'Map', 'Next': 'B', 'ItemProcessor':
          {'StartAt': 'I', 'States': {'I': {'Type': 'Pass', 'Next': 'B'}}}},
        'B': {'Type': 'Succeed'}\
        """,
        "I",
        "leads to an unknown state");
  }

  @Test
  void refusesALongName() {
    String name = "x".repeat(81);
    Definition.assertRefused(
        "'A': {'Type': 'Pass', 'Next': '" + name + "'}, '" + name + "': {'Type': 'Succeed'}",
        name,
        "1 to 80");
  }

  @Test
  void refusesAVariableThatIsNotAssignedBefore() {
    Definition.assertRefused(
        """
        'A': {'Type': 'Pass', 'Output': '{% $later %}', 'Next': 'B'},
        'B': {'Type': 'Pass', 'Assign': {'later': 1}, 'End': true}\
        """,
        "A/Output", "uses $later, which nothing before it assigns");
  }

  @Test
  void acceptsAVariableAssignedInALoop() {
    Definition.load(
        """
        'A': {'Type': 'Choice', 'Default': 'B', 'Choices': [
          {'Condition': '{% $exists($n) and $n > 3 %}', 'Next': 'C'}]},
        'B': {'Type': 'Pass', 'Assign': {'n': '{% $exists($n) ? $n + 1 : 1 %}'}, 'Next': 'A'},
        'C': {'Type': 'Succeed', 'Output': '{% $n %}'}\
        """);
  }

  @Test
  void refusesAnInnerVariableWithTheNameOfAnOuterOne() {
    Definition.assertRefused(
        """
        'A': {'Type': 'Map', 'Assign': {'x': 1}, 'End': true, 'ItemProcessor':
          {'StartAt': 'I', 'States': {'I': {'Type': 'Pass', 'Assign': {'x': 2}, 'End': true}}}}\
        """,
        "I",
        "assigns $x, a variable of the outer scope");
  }

  @Test
  void refusesAnInnerVariableOutside() {
    Definition.assertRefused(
        """
        'A': {'Type': 'Map', 'Next': 'B', 'ItemProcessor':
          {'StartAt': 'I', 'States': {'I': {'Type': 'Pass', 'Assign': {'x': 2}, 'End': true}}}},
        'B': {'Type': 'Succeed', 'Output': '{% $x %}'}\
        """,
        "B/Output", "uses $x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'StartAt': 'A'                                                       | QueryLanguage
          'QueryLanguage': 'JSONPath', 'StartAt': 'A'                          | QueryLanguage
          'QueryLanguage': 'JSONata'                                           | StartAt
          'QueryLanguage': 'JSONata', 'StartAt': 'B'                           | StartAt
          'QueryLanguage': 'JSONata', 'StartAt': 'A', 'TimeoutSeconds': 0      | TimeoutSeconds
          'QueryLanguage': 'JSONata', 'StartAt': 'A', 'TimeoutSeconds': '{% 5 %}' | TimeoutSeconds
          'QueryLanguage': 'JSONata', 'StartAt': 'A', 'Version': '2.0'         | Version
          'QueryLanguage': 'JSONata', 'StartAt': 'A', 'Globals': {}            | Globals
          """)
  void refusesTopLevel(String fields, String path) {
    String definition = "{" + fields + ", 'States': {'A': {'Type': 'Succeed'}}}";
    assertThatThrownBy(() -> StateMachine.load(definition.replace('\'', '"')))
        .isInstanceOfSatisfying(
            InvalidDefinitionException.class,
            refused ->
                assertThat(refused.problems()).extracting(DefinitionProblem::path).contains(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                                                       | Not a JSON text
          []                                                      | must be an object
          {} x                                                    | Not a JSON text
          {"StartAt": "A", "StartAt": "B"}                        | Duplicate
          """)
  void refusesADefinitionThatIsNotAnObject(String definition, String message) {
    assertThatThrownBy(() -> StateMachine.load(definition))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesADefinitionOfMoreThanAMegabyte() {
    String definition =
        "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"Comment\": \"%s\", \"States\":"
            + " {\"A\": {\"Type\": \"Succeed\"}}}";
    StateMachine.load(definition.formatted("é".repeat(524_000)));
    assertThatThrownBy(() -> StateMachine.load(definition.formatted("é".repeat(524_289))))
        .hasMessageContaining("larger than 1 MB");
  }

  @Test
  void acceptsAdditionalResources() {
    var queue = new TaskResource("arn:aws:states:::sqs:sendMessage", Set.of("QueueUrl"), Set.of());
    String definition =
        """
        {'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {'A': {'Type': 'Task', 'End': true,
          'TimeoutSeconds': 9, 'Resource': 'arn:aws:states:::sqs:sendMessage',
          'Arguments': {'QueueUrl': 'q'}}}}\
        """
            .replace('\'', '"');

    assertThat(StateMachine.load(definition, List.of(queue)).graph().states()).hasSize(1);
    assertThat(queue.service()).isEqualTo("sqs");
    assertThat(queue.action()).isEqualTo("sendMessage");
    assertThatThrownBy(() -> StateMachine.load(definition))
        .isInstanceOf(InvalidDefinitionException.class);
  }
}
