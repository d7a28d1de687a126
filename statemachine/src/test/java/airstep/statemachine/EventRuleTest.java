package airstep.statemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.event.ruler.Ruler;

/** Tests the rules with AWS's own matcher. */
class EventRuleTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MACHINES = "arn:aws:states:eu-west-2:123456789012:stateMachine:";
  private static final String EXECUTIONS = MACHINES.replace("stateMachine", "execution");
  private static final Deployment DEV =
      new Deployment(
          "dev",
          step -> "fn-" + step,
          flow -> MACHINES + "airstep-dev-" + flow,
          MACHINES + "airstep-dev-run",
          MACHINES + "airstep-dev-sync",
          "topic");
  private static final String NESTED =
      "{\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\":\"arn\",\"flow\":\"hubspot\"}";

  @ParameterizedTest
  @CsvSource({
    "airstep-dev-hubspot, FAILED, true",
    "airstep-dev-hubspot, TIMED_OUT, true",
    "airstep-dev-sync, ABORTED, true",
    "airstep-dev-hubspot, SUCCEEDED, false",
    "airstep-dev-hubspot, RUNNING, false",
    "airstep-development-hubspot, FAILED, false",
    "airstep-prod-hubspot, FAILED, false"
  })
  void theAlertMatchesEveryFailureInItsOwnStage(String machine, String status, boolean taken)
      throws Exception {
    assertThat(matches(EventRule.alert(DEV), event(machine, status, "{}", null))).isEqualTo(taken);
  }

  @Test
  void theAlertDoesNotMatchNestedExecutions() throws Exception {
    for (String machine : List.of("airstep-dev-run", "airstep-dev-sync")) {
      assertThat(matches(EventRule.alert(DEV), event(machine, "ABORTED", NESTED, null))).isFalse();
    }
  }

  /** The other machine is not Airstep's, so it sends no alert. */
  @Test
  void theAlertMatchesFlowsThatAnotherMachineStarted() throws Exception {
    for (String flow : List.of("airstep-dev-hubspot", "airstep-dev-run-daily")) {
      assertThat(matches(EventRule.alert(DEV), event(flow, "ABORTED", NESTED, null))).isTrue();
    }
    assertThat(matches(EventRule.alert(DEV), event("nightly", "ABORTED", NESTED, null))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "airstep-dev-sync, ABORTED, true",
    "airstep-dev-sync, TIMED_OUT, true",
    "airstep-dev-sync, FAILED, false",
    "airstep-dev-sync, RUNNING, false",
    "airstep-dev-sync, SUCCEEDED, false",
    "airstep-dev-run, ABORTED, false",
    "airstep-dev-sync-users, ABORTED, false"
  })
  void theCleanUpMatchesSyncsThatWereEndedFromOutside(String machine, String status, boolean taken)
      throws Exception {
    assertThat(matches(EventRule.cleanUp(DEV), event(machine, status, NESTED, null)))
        .isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({
    "airstep-dev-sync, States.Runtime, true",
    "airstep-dev-sync, SyncFailed, false",
    "airstep-dev-sync, SyncUnknown, false",
    "airstep-dev-sync-users, States.Runtime, false"
  })
  void theCleanUpMatchesSyncsThatFailedWithoutAnOutcome(String machine, String error, boolean taken)
      throws Exception {
    ObjectNode event = (ObjectNode) JSON.readTree(event(machine, "FAILED", NESTED, null));
    ((ObjectNode) event.get("detail")).put("error", error);
    assertThat(matches(EventRule.cleanUp(DEV), event.toString())).isEqualTo(taken);
  }

  @Test
  void theCleanUpDoesNotMatchACleanUp() throws Exception {
    String cleanUp = "{\"eventId\":\"id\",\"stopped\":\"arn\"}";
    assertThat(matches(EventRule.cleanUp(DEV), event("airstep-dev-sync", "ABORTED", cleanUp, null)))
        .isFalse();
  }

  @Test
  void theCleanUpReceivesTheExecutionAndTheEventId() {
    assertThat(EventRule.cleanUp(DEV).input())
        .isEqualTo(Map.of("stopped", "$.detail.executionArn", "eventId", "$.id"));
  }

  @ParameterizedTest
  @CsvSource({"SUCCEEDED, true", "DUPLICATE, false", "SKIPPED, false", "CHECKED, false"})
  void afterMatchesRunsThatSynced(String status, boolean taken) throws Exception {
    String output = "{\"flow\":\"hubspot\",\"status\":\"" + status + "\",\"rows\":1}";
    EventRule after = EventRule.after("hubspot", DEV);
    assertThat(matches(after, event("airstep-dev-hubspot", "SUCCEEDED", "{}", output)))
        .isEqualTo(taken);
    assertThat(matches(after, event("airstep-dev-other", "SUCCEEDED", "{}", output))).isFalse();
    assertThat(after.input()).containsEntry("after", "hubspot").containsEntry("time", "$.time");
  }

  @Test
  void everyPatternIsShortEnoughForARule() {
    assertThat(
            Stream.of(
                EventRule.alert(DEV), EventRule.cleanUp(DEV), EventRule.after("hubspot", DEV)))
        .allSatisfy(rule -> assertThat(rule.pattern().toString().length()).isLessThan(2048));
  }

  @Test
  void machinesWithoutACommonPrefixAreRefused() {
    Deployment odd = new Deployment("dev", DEV.function(), DEV.flow(), "r", "s-y-n-k", "t");
    assertThatThrownBy(() -> EventRule.alert(odd)).hasMessageContaining("s-y-n-k");
  }

  private static boolean matches(EventRule rule, String event) throws Exception {
    return Ruler.matchesRule(event, rule.pattern().toString());
  }

  private static String event(String machine, String status, String input, String output) {
    ObjectNode event = JSON.createObjectNode();
    event.put("source", "aws.states");
    event.put("detail-type", "Step Functions Execution Status Change");
    event
        .putObject("detail")
        .put("stateMachineArn", MACHINES + machine)
        .put("executionArn", EXECUTIONS + machine + ":x")
        .put("status", status)
        .put("input", input)
        .put("output", output);
    return event.toString();
  }
}
