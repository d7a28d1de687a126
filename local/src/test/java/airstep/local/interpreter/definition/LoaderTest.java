package airstep.local.interpreter.definition;

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
        load(
            """
            'A': {'Type': 'Pass', 'Next': 'B'},
            'B': {'Type': 'Wait', 'Seconds': 1, 'Next': 'C'},
            'C': {'Type': 'Choice', 'Choices': [{'Condition': true, 'Next': 'D'}], 'Default': 'Z'},
            'D': {%s, 'TimeoutSeconds': 5, 'Next': 'E'},
            'E': {'Type': 'Map', 'Items': [1], 'Next': 'F', 'ItemProcessor':
              {'StartAt': 'E1', 'States': {'E1': {'Type': 'Succeed'}}}},
            'F': {'Type': 'Parallel', 'Next': 'Y', 'Branches': [
              {'StartAt': 'F1', 'States': {'F1': {'Type': 'Succeed'}}}]},
            'Y': {'Type': 'Succeed'},
            'Z': {'Type': 'Fail', 'Error': 'No', 'Cause': 'never mind'}\
            """
                .formatted(TASK));

    assertThat(machine.graph().states().keySet())
        .containsExactly("A", "B", "C", "D", "E", "F", "Y", "Z");
    assertThat(machine.graph().start()).isInstanceOf(State.Pass.class);
  }

  @Test
  void listsEveryProblemWithItsPlace() {
    var refused =
        catchThrowableOfType(
            InvalidDefinitionException.class,
            () ->
                load(
                    """
                    'A': {'Type': 'Wait', 'Seconds': -1, 'Next': 'B'},
                    'B': {'Type': 'Pass', 'Result': {}, 'End': true}\
                    """));

    assertThat(refused.problems())
        .extracting(Problem::path)
        .containsExactly("A/Seconds", "B/Result");
    assertThat(refused).hasMessageContaining("A/Seconds: must be a whole number from 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'Type': 'Activity', 'End': true                                  | A/Type
          'Type': 'Pass', 'End': true, 'Retry': []                         | A/Retry
          'Type': 'Pass', 'End': true, 'ResultPath': '$'                   | A/ResultPath
          'Type': 'Pass', 'End': true, 'InputPath': '$'                    | A/InputPath
          'Type': 'Pass', 'End': true, 'Parameters': {}                    | A/Parameters
          'Type': 'Pass', 'End': true, 'QueryLanguage': 'JSONPath'         | A/QueryLanguage
          'Type': 'Pass'                                                   | A/Next
          'Type': 'Pass', 'End': true, 'Next': 'A'                         | A/Next
          'Type': 'Pass', 'End': false                                     | A/End
          'Type': 'Pass', 'Next': 'Nowhere'                                | A
          'Type': 'Pass', 'Next': 'A'                                      | States
          'Type': 'Pass', 'Next': 7, 'Comment': 'x'                        | A/Next
          'Type': 'Succeed', 'Assign': {'x': 1}                            | A/Assign
          'Type': 'Succeed', 'End': true                                   | A/End
          'Type': 'Fail', 'Next': 'A'                                      | A/Next
          'Type': 'Fail', 'Error': 'States.Mine'                           | A/Error
          'Type': 'Fail', 'Cause': 7                                       | A/Cause
          'Type': 'Wait', 'End': true                                      | A/Seconds
          'Type': 'Wait', 'Seconds': 1, 'Timestamp': 'x', 'End': true      | A/Seconds
          'Type': 'Wait', 'Seconds': 1.5, 'End': true                      | A/Seconds
          'Type': 'Wait', 'Seconds': '60', 'End': true                     | A/Seconds
          'Type': 'Wait', 'SecondsPath': '$.x', 'End': true                | A/SecondsPath
          'Type': 'Wait', 'Timestamp': '2026-01-31 23:59', 'End': true     | A/Timestamp
          'Type': 'Choice', 'Choices': []                                  | A/Choices
          'Type': 'Choice', 'Choices': [{'Next': 'A'}]                     | A/Choices[0]/Condition
          'Type': 'Choice', 'Choices': [{'Condition': 'yes', 'Next': 'A'}] | A/Choices[0]/Condition
          'Type': 'Choice', 'Choices': [{'Condition': true}]               | A/Choices[0]/Next
          'Type': 'Choice', 'Choices': [{'Variable': '$.x', 'Next': 'A'}]  | A/Choices[0]/Variable
          'Type': 'Choice', 'Output': 1, 'Choices': [{'Condition': true, 'Next': 'A'}] | A/Default
          'Type': 'Parallel', 'Branches': [], 'End': true                  | A/Branches
          """)
  void refusesState(String state, String path) {
    assertThatThrownBy(() -> load("'A': {" + state + "}"))
        .isInstanceOfSatisfying(
            InvalidDefinitionException.class,
            refused -> assertThat(refused.problems()).extracting(Problem::path).contains(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'End': true                                                  | A/TimeoutSeconds
          'End': true, 'TimeoutSeconds': 0                             | A/TimeoutSeconds
          'End': true, 'TimeoutSeconds': 100000000                     | A/TimeoutSeconds
          'End': true, 'TimeoutSeconds': 9, 'HeartbeatSeconds': 3      | A/HeartbeatSeconds
          'End': true, 'TimeoutSeconds': 9, 'Credentials': {}          | A/Credentials
          'End': true, 'TimeoutSeconds': 9, 'ResultSelector': {}       | A/ResultSelector
          'End': true, 'TimeoutSeconds': 9, 'Output': '{% $states.errorOutput %}' | A/Output
          """)
  void refusesTask(String fields, String path) {
    assertRefused("'A': {" + TASK + ", " + fields + "}", path, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'arn:aws:states:::sqs:sendMessage'                            | {} | A/Resource
          'arn:aws:lambda:eu-west-1:123456789012:function:f'            | {} | A/Resource
          'arn:aws:states:::lambda:invoke.waitForTaskToken'             | {} | A/Resource
          'arn:aws:states:::states:startExecution.sync'                 | {} | A/Resource
          'arn:aws:states:::lambda:invoke' | {'Payload': 1}                  | A/Arguments/FunctionName
          'arn:aws:states:::lambda:invoke' | {'FunctionName': 'f', 'InvocationType': 'Event'} | A/Arguments/InvocationType
          'arn:aws:states:::lambda:invoke' | [1]                             | A/Arguments
          'arn:aws:states:::lambda:invoke' | {'FunctionName': '{% $states.result %}'} | A/Arguments/FunctionName
          'arn:aws:states:::states:startExecution.sync:2' | {'Name': 'n'}   | A/Arguments/StateMachineArn
          """)
  void refusesResource(String arn, String arguments, String path) {
    assertRefused(
        "'A': {'Type': 'Task', 'TimeoutSeconds': 9, 'End': true, 'Resource': %s, 'Arguments': %s}"
            .formatted(arn, arguments),
        path,
        "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                             | ErrorEquals
          {'ErrorEquals': []}                                            | ErrorEquals
          {'ErrorEquals': [1]}                                           | ErrorEquals
          {'ErrorEquals': ['States.ALL', 'E']}                           | ErrorEquals
          {'ErrorEquals': ['States.ALL']}, {'ErrorEquals': ['E']}        | ErrorEquals
          {'ErrorEquals': ['States.Runtime']}                            | ErrorEquals
          {'ErrorEquals': ['States.Timeouts']}                           | ErrorEquals
          {'ErrorEquals': ['E'], 'BackoffRate': 0.9}                     | BackoffRate
          {'ErrorEquals': ['E'], 'IntervalSeconds': 0}                   | IntervalSeconds
          {'ErrorEquals': ['E'], 'IntervalSeconds': '{% 5 %}'}           | IntervalSeconds
          {'ErrorEquals': ['E'], 'IntervalSeconds': 5, 'MaxDelaySeconds': 5} | MaxDelaySeconds
          {'ErrorEquals': ['E'], 'MaxAttempts': -1}                      | MaxAttempts
          {'ErrorEquals': ['E'], 'MaxAttempts': 1.5}                     | MaxAttempts
          {'ErrorEquals': ['E'], 'JitterStrategy': 'HALF'}               | JitterStrategy
          {'ErrorEquals': ['E'], 'Delay': 5}                             | Delay
          """)
  void refusesRetrier(String retriers, String field) {
    assertRefused(
        "'A': {%s, 'TimeoutSeconds': 9, 'End': true, 'Retry': [%s]}".formatted(TASK, retriers),
        "A/Retry[0]/" + field,
        "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'ErrorEquals': ['E'], 'Next': 'A', 'ResultPath': '$.x'            | ResultPath
          'ErrorEquals': ['E']                                              | Next
          'ErrorEquals': ['States.ALL', 'E'], 'Next': 'A'                   | ErrorEquals
          'ErrorEquals': ['E'], 'Next': 'A', 'Output': '{% $states.result %}' | Output
          """)
  void refusesCatcher(String catcher, String field) {
    assertRefused(
        "'A': {%s, 'TimeoutSeconds': 9, 'End': true, 'Catch': [{%s}]}".formatted(TASK, catcher),
        "A/Catch[0]/" + field,
        "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'Items': {}                                  | A/Items
          'Items': [], 'MaxConcurrency': -1            | A/MaxConcurrency
          'Items': [], 'ItemBatcher': {}               | A/ItemBatcher
          'Items': [], 'ItemReader': {}                | A/ItemReader
          'Items': [], 'ResultWriter': {}              | A/ResultWriter
          'Items': [], 'ToleratedFailureCount': 1      | A/ToleratedFailureCount
          'Items': [], 'ToleratedFailurePercentage': 1 | A/ToleratedFailurePercentage
          'Items': [], 'Iterator': {}                  | A/Iterator
          'Items': [], 'Label': 'x'                    | A/Label
          """)
  void refusesMap(String fields, String path) {
    assertRefused(
        """
        'A': {'Type': 'Map', 'End': true, %s, 'ItemProcessor':
          {'StartAt': 'I', 'States': {'I': {'Type': 'Succeed'}}}}\
        """
            .formatted(fields),
        path,
        "");
  }

  @Test
  void refusesADistributedMap() {
    assertRefused(
        """
        'A': {'Type': 'Map', 'End': true, 'ItemProcessor':
          {'ProcessorConfig': {'Mode': 'DISTRIBUTED', 'ExecutionType': 'STANDARD'},
           'StartAt': 'I', 'States': {'I': {'Type': 'Succeed'}}}}\
        """,
        "A/ItemProcessor/ProcessorConfig/Mode",
        "must be INLINE");
  }

  @Test
  void refusesStatesThatNothingLeadsTo() {
    assertRefused(
        "'A': {'Type': 'Succeed'}, 'B': {'Type': 'Succeed'}", "B", "nothing leads to this state");
  }

  @Test
  void refusesANameTwiceInTheWholeMachine() {
    assertRefused(
        """
        'A': {'Type': 'Map', 'End': true, 'ItemProcessor':
          {'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}}}}\
        """,
        "A",
        "same name");
  }

  @Test
  void refusesAWayOutOfAMap() {
    assertRefused(
        """
        'A': {'Type': 'Map', 'Next': 'B', 'ItemProcessor':
          {'StartAt': 'I', 'States': {'I': {'Type': 'Pass', 'Next': 'B'}}}},
        'B': {'Type': 'Succeed'}\
        """,
        "I",
        "leads to no state beside it");
  }

  @Test
  void refusesALongName() {
    String name = "x".repeat(81);
    assertRefused(
        "'A': {'Type': 'Pass', 'Next': '" + name + "'}, '" + name + "': {'Type': 'Succeed'}",
        name,
        "1 to 80");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'states': 1}      | A/Assign/states
          {'a.b': 1}         | A/Assign/a.b
          {'1a': 1}          | A/Assign/1a
          {'a b': 1}         | A/Assign/a b
          {'': 1}            | A/Assign/
          [1]                | A/Assign
          """)
  void refusesAssign(String assign, String path) {
    assertRefused("'A': {'Type': 'Pass', 'End': true, 'Assign': " + assign + "}", path, "");
  }

  @Test
  void refusesAVariableThatNothingBeforeAssigns() {
    assertRefused(
        """
        'A': {'Type': 'Pass', 'Output': '{% $later %}', 'Next': 'B'},
        'B': {'Type': 'Pass', 'Assign': {'later': 1}, 'End': true}\
        """,
        "A/Output", "uses $later, which nothing before it assigns");
  }

  @Test
  void takesAVariableThatALoopAssigns() {
    load(
        """
        'A': {'Type': 'Choice', 'Default': 'B', 'Choices': [
          {'Condition': '{% $exists($n) and $n > 3 %}', 'Next': 'C'}]},
        'B': {'Type': 'Pass', 'Assign': {'n': '{% $exists($n) ? $n + 1 : 1 %}'}, 'Next': 'A'},
        'C': {'Type': 'Succeed', 'Output': '{% $n %}'}\
        """);
  }

  @Test
  void refusesAnInnerVariableWithTheNameOfAnOuterOne() {
    assertRefused(
        """
        'A': {'Type': 'Map', 'Assign': {'x': 1}, 'End': true, 'ItemProcessor':
          {'StartAt': 'I', 'States': {'I': {'Type': 'Pass', 'Assign': {'x': 2}, 'End': true}}}}\
        """,
        "I",
        "assigns $x, a variable of the outer scope");
  }

  @Test
  void refusesAnInnerVariableOutside() {
    assertRefused(
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
            refused -> assertThat(refused.problems()).extracting(Problem::path).contains(path));
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
  void refusesWhatIsNoObject(String definition, String message) {
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
  void takesMoreResourcesWhereTheyAreGiven() {
    var events = new TaskResource("arn:aws:states:::events:putEvents", Set.of("Entries"), Set.of());
    String definition =
        """
        {'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {'A': {'Type': 'Task', 'End': true,
          'TimeoutSeconds': 9, 'Resource': 'arn:aws:states:::events:putEvents',
          'Arguments': {'Entries': []}}}}\
        """
            .replace('\'', '"');

    assertThat(StateMachine.load(definition, List.of(events)).graph().states()).hasSize(1);
    assertThat(events.service()).isEqualTo("events");
    assertThat(events.action()).isEqualTo("putEvents");
    assertThatThrownBy(() -> StateMachine.load(definition))
        .isInstanceOf(InvalidDefinitionException.class);
  }

  private static StateMachine load(String states) {
    String definition = "{'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {" + states + "}}";
    return StateMachine.load(definition.replace('\'', '"'));
  }

  private static void assertRefused(String states, String path, String message) {
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
