package airstep.asl;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Events as they are rendered, passed to listeners and repeated by the same seed. */
class HistoryTest {

  @Test
  void notifiesListenersOfEveryEventAndStatusChange() {
    try (var world = new World()) {
      world.play("'A': {'Type': 'Fail', 'Error': 'E', 'Cause': 'C'}", "{'a': 1}");

      assertThat(world.events).hasSize(3);
      assertThat(world.statusChanges)
          .extracting(event -> ((ObjectValue) event.get("detail")).get("status"))
          .containsExactly("RUNNING", "FAILED");
      ObjectValue failed = world.statusChanges.getLast();
      assertThat(failed.get("detail-type")).isEqualTo("Step Functions Execution Status Change");
      assertThat(failed.get("source")).isEqualTo("aws.states");
      assertThat(JsonValues.write(failed.get("detail")))
          .isEqualTo(
              """
              {"executionArn":"arn:aws:states:eu-west-1:123456789012:execution:m:e",\
              "stateMachineArn":"arn:aws:states:eu-west-1:123456789012:stateMachine:m",\
              "name":"e","status":"FAILED","startDate":1769860800000,"stopDate":1769860800000,\
              "input":"{\\"a\\":1}","inputDetails":{"included":true},"output":null,\
              "outputDetails":null,"error":"E","cause":"C"}\
              """);
    }
  }

  @Test
  void rendersEventsAsAwsDoes() {
    try (var world = new World()) {
      world.function("f", _ -> 1);
      Execution execution =
          world.play(
              World.task("A", "f", "'Assign': {'x': '{% $states.input %}'}, 'End': true"),
              "{'a': 1}");

      assertThat(execution.history().stream().map(HistoryEvent::toJson))
          .filteredOn(line -> !line.contains("TaskSucceeded"))
          .containsExactly(
              event(
                  1,
                  0,
                  "ExecutionStarted",
                  "executionStarted",
                  "'input':'{`a`:1}','inputDetails':{'truncated':false},'roleArn':'arn:aws:iam::000000000000:role/states'"),
              event(
                  2,
                  0,
                  "TaskStateEntered",
                  "stateEntered",
                  "'name':'A','input':'{`a`:1}','inputDetails':{'truncated':false}"),
              event(
                  3,
                  2,
                  "TaskScheduled",
                  "taskScheduled",
                  "'resourceType':'lambda','resource':'invoke','region':'eu-west-1','parameters':'{`FunctionName`:`f`,`Payload`:{`a`:1}}','timeoutInSeconds':60"),
              event(
                  4,
                  3,
                  "TaskStarted",
                  "taskStarted",
                  "'resourceType':'lambda','resource':'invoke'"),
              event(
                  6,
                  5,
                  "TaskStateExited",
                  "stateExited",
                  "'name':'A','output':'1','outputDetails':{'truncated':false},'assignedVariables':{'x':'{`a`:1}'},'assignedVariablesDetails':{'truncated':false}"),
              event(
                  7,
                  6,
                  "ExecutionSucceeded",
                  "executionSucceeded",
                  "'output':'1','outputDetails':{'truncated':false}"));
    }
  }

  @Test
  void theSameSeedGivesTheSameHistoriesByteForByte() {
    assertThat(simulate(7)).isEqualTo(simulate(7)).isNotEqualTo(simulate(8));
  }

  private static String simulate(long seed) {
    try (var world = new World(StepFunctionsOptions.defaults(), seed)) {
      world.function(
          "f",
          payload -> {
            world.timeline.sleep(Duration.ofMillis(payload.hashCode() & 1023));
            if (world.invocations.size() % 3 == 0) {
              throw World.Failure.error("E");
            }
            return payload;
          });
      Execution execution =
          world.play(
              "'A': {'Type': 'Map', 'Items': '{% [1..30] %}', 'MaxConcurrency': 4, 'End': true,"
                  + " 'ItemProcessor': {'StartAt': 'I', 'States': {"
                  + World.task(
                      "I",
                      "f",
                      """
                      'End': true, 'Assign': {'id': '{% $uuid() %}'},
                      'Retry': [{'ErrorEquals': ['E'], 'JitterStrategy': 'FULL', 'MaxAttempts': 9}]\
                      """)
                  + "}}}",
              "{}");
      return execution.history().stream()
          .map(HistoryEvent::toJson)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String event(long id, long previous, String type, String key, String details) {
    return "{'timestamp':'2026-01-31T12:00:00Z','type':'%s','id':%d,'previousEventId':%d,'%sEventDetails':{%s}}"
        .formatted(type, id, previous, key, details)
        .replace('\'', '"')
        .replace("`", "\\\"");
  }
}
