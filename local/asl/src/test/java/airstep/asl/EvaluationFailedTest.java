package airstep.asl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The event that AWS records for a failed expression, and its place in the history. */
class EvaluationFailedTest {

  private static final String TASK =
      "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'TimeoutSeconds': 60,"
          + " 'Arguments': {'FunctionName': 'f', 'Payload': {'a': [1, %s]}}, 'End': true, ";

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'Type': 'Pass', 'Output': {'x': ['{% $v.y %}']}, 'End': true                             | Output/x[0]
          'Type': 'Pass', 'Assign': {'w': '{% $v.y %}'}, 'End': true                               | Assign/w
          'Type': 'Choice', 'Choices': [{'Condition': false, 'Next': 'Z'}, {'Condition': '{% $v.y %}', 'Next': 'Z'}], 'Default': 'Z' | Choices[1]/Condition
          'Type': 'Choice', 'Choices': [{'Condition': true, 'Output': '{% $v.y %}', 'Next': 'Z'}], 'Default': 'Z' | Choices[0]/Output
          'Type': 'Wait', 'Seconds': '{% $v.y %}', 'End': true                                     | Seconds
          'Type': 'Wait', 'Timestamp': '{% $v.y %}', 'End': true                                   | Timestamp
          'Type': 'Fail', 'Cause': '{% $v.y %}'                                                    | Cause
          'Type': 'Map', 'Items': '{% $v.y %}', 'End': true, 'ItemProcessor': {'StartAt': 'I', 'States': {'I': {'Type': 'Succeed'}}} | Items
          """)
  void namesTheStateItsEntryTheExpressionAndTheField(String fields, String field) {
    Execution execution =
        world.play(
            "'A': {'Type': 'Pass', 'Assign': {'v': {}}, 'Next': 'B'}, 'B': {"
                + fields
                + "}"
                + (fields.contains("'Next'") ? ", 'Z': {'Type': 'Succeed'}" : ""),
            "{}");

    assertThat(execution.error()).contains("States.QueryEvaluationError");
    assertThat(execution.cause())
        .contains(
            "An error occurred while executing the state 'B' (entered at the event id #4). The"
                + " JSONata expression '$v.y' specified for the field '"
                + field
                + "' returned nothing (undefined).");
  }

  @Test
  void theEventHasTheFieldAndFollowsWhatCameBeforeTheState() {
    world.play("'A': {'Type': 'Pass', 'Output': '{% $states.input.x %}', 'End': true}", "{}");

    assertThat(failed())
        .contains("\"location\":\"Output\",\"state\":\"A\"")
        .contains("\"id\":3,\"previousEventId\":0,");
  }

  @Test
  void aBadTimestampFailsAfterTheStateIsEntered() {
    world.play("'A': {'Type': 'Wait', 'Timestamp': '{% `soon` %}', 'End': true}", "{}");

    assertThat(failed())
        .contains("\"location\":\"Timestamp\",\"state\":\"A\"")
        .contains("\"id\":3,\"previousEventId\":2,");
  }

  @Test
  void eachFailureIsAnEventAlsoOfARetry() {
    Execution execution =
        world.play(
            TASK.formatted("'{% $states.input.x %}'")
                + "'Retry': [{'ErrorEquals': ['States.ALL'], 'MaxAttempts': 2}], 'Catch':"
                + " [{'ErrorEquals': ['States.ALL'], 'Next': 'Z'}]}, 'Z': {'Type': 'Succeed'}",
            "{}");

    assertThat(World.types(execution))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "EvaluationFailed",
            "EvaluationFailed",
            "EvaluationFailed",
            "TaskStateExited",
            "SucceedStateEntered",
            "SucceedStateExited",
            "ExecutionSucceeded");
    assertThat(execution.output().orElseThrow()).contains("'Arguments/Payload/a[1]'");
  }

  @Test
  void theEventsCountTowardTheHistoryLimit() {
    Execution execution =
        world.play(
            TASK.formatted("'{% $states.input.x %}'")
                + "'Retry': [{'ErrorEquals': ['States.ALL'], 'MaxAttempts': 99999,"
                + " 'BackoffRate': 1}]}",
            "{}");

    assertThat(execution.historyEvents()).isEqualTo(25_000);
    assertThat(execution.error()).contains("States.Runtime");
    assertThat(World.types(execution).stream().filter("EvaluationFailed"::equals)).hasSize(24_997);
  }

  private String failed() {
    return world.events.stream()
        .filter(event -> event.type() == HistoryEventType.EVALUATION_FAILED)
        .map(HistoryEvent::toJson)
        .findFirst()
        .orElseThrow();
  }
}
