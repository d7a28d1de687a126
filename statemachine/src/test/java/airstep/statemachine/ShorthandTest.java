package airstep.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ShorthandTest {

  @Test
  void aFunctionBecomesATaskThatCallsIt() {
    JsonNode state =
        inFull(
            "{'Comment': 'c', 'Function': 'CheckSync', 'Payload': ['jobId', {'a': 1}], 'Next':"
                + " 'N'}");

    assertThat(state)
        .isEqualTo(
            json(
                """
                {'Comment': 'c', 'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke',
                 'Arguments': {'FunctionName': '${CheckSync}', 'Payload': {
                   'execution': '{% $states.context.Execution.Id %}',
                   'jobId': '{% $jobId %}', 'a': 1}},
                 'TimeoutSeconds': '${CheckSyncTaskSeconds}', 'Output': {}, 'Next': 'N'}\
                """));
  }

  @Test
  void keepAssignsTheWholeAnswerOrFieldsOfIt() {
    assertThat(inFull("{'Function': 'F', 'Payload': [], 'Keep': 'job'}").get("Assign"))
        .isEqualTo(json("{'job': '{% $states.result.Payload %}'}"));
    assertThat(
            inFull("{'Function': 'F', 'Payload': [], 'Keep': ['a'], 'Assign': {'b': 1}}")
                .get("Assign"))
        .isEqualTo(json("{'b': 1, 'a': '{% $states.result.Payload.a %}'}"));
  }

  @Test
  void aServiceCallHasATimeoutOfOneMinuteByDefault() {
    assertThat(inFull("{'Service': 'sns:publish', 'Arguments': {'a': 1}, 'Next': 'N'}"))
        .isEqualTo(
            json(
                "{'Type': 'Task', 'Resource': 'arn:aws:states:::sns:publish',"
                    + " 'Arguments': {'a': 1}, 'TimeoutSeconds': 60, 'Next': 'N'}"));
    assertThat(
            inFull("{'Service': 's', 'Arguments': {}, 'TimeoutSeconds': 5}").get("TimeoutSeconds"))
        .isEqualTo(json("5"));
  }

  @Test
  void aCatcherCatchesEveryErrorAndContinuesWhereItsStateDoes() {
    assertThat(inFull("{'Catch': [{}, {'ErrorEquals': ['E'], 'Next': 'M'}], 'Next': 'N'}"))
        .isEqualTo(
            json(
                "{'Catch': [{'ErrorEquals': ['${AnyError}'], 'Next': 'N'},"
                    + " {'ErrorEquals': ['E'], 'Next': 'M'}], 'Next': 'N'}"));
  }

  @Test
  void allErrorsStandAloneAndLast() {
    JsonNode state = json("{'Retry': [{'ErrorEquals': ['States.ALL', 'E'], 'MaxAttempts': 1}]}");
    Shorthand.separateAll(state);

    assertThat(state)
        .isEqualTo(
            json(
                "{'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': 1},"
                    + " {'ErrorEquals': ['States.ALL'], 'MaxAttempts': 1}]}"));
  }

  private static JsonNode inFull(String state) {
    JsonNode node = json(state);
    Shorthand.inFull(node);
    return node;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
