package airstep.asl.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reasons to refuse a single state. */
class StateRefusalTest {

  private static final String TASK =
      """
      'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke',
      'Arguments': {'FunctionName': 'f', 'Payload': {}}\
      """;

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
          'Type': 'Parallel', 'Branches': [], 'End': true                  | A/Type
          """)
  void refusesState(String state, String path) {
    assertThatThrownBy(() -> Definition.load("'A': {" + state + "}"))
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
          'End': true                                                  | A/TimeoutSeconds
          'End': true, 'TimeoutSeconds': 0                             | A/TimeoutSeconds
          'End': true, 'TimeoutSeconds': 100000000                     | A/TimeoutSeconds
          'End': true, 'TimeoutSeconds': 9, 'HeartbeatSeconds': 3      | A/HeartbeatSeconds
          'End': true, 'TimeoutSeconds': 9, 'Credentials': {}          | A/Credentials
          'End': true, 'TimeoutSeconds': 9, 'ResultSelector': {}       | A/ResultSelector
          'End': true, 'TimeoutSeconds': 9, 'Output': '{% $states.errorOutput %}' | A/Output
          """)
  void refusesTask(String fields, String path) {
    Definition.assertRefused("'A': {" + TASK + ", " + fields + "}", path, "");
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
    Definition.assertRefused(
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
    Definition.assertRefused(
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
    Definition.assertRefused(
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
    Definition.assertRefused(
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
    Definition.assertRefused(
        """
        'A': {'Type': 'Map', 'End': true, 'ItemProcessor':
          {'ProcessorConfig': {'Mode': 'DISTRIBUTED', 'ExecutionType': 'STANDARD'},
           'StartAt': 'I', 'States': {'I': {'Type': 'Succeed'}}}}\
        """,
        "A/ItemProcessor/ProcessorConfig/Mode",
        "must be INLINE");
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
    Definition.assertRefused(
        "'A': {'Type': 'Pass', 'End': true, 'Assign': " + assign + "}", path, "");
  }
}
