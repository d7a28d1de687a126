package airstep.asl;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.VirtualTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The results of Tasks that put events on EventBridge. */
class PutEventsTest {

  private static final String MACHINE = World.PREFIX + "m".repeat(80);
  private static final String GOOD =
      "{'Source': 'mine', 'DetailType': 'Done', 'Detail': {'a': [1]}, 'Resources': ['r']}";

  private final List<ObjectValue> published = new ArrayList<>();

  @Test
  void anEntryBecomesAnEventOfItsExecution() {
    Execution execution = play("[" + GOOD + "]");

    assertThat(published).hasSize(1);
    ObjectValue event = published.getFirst();
    assertThat(event.keySet())
        .containsExactly(
            "version",
            "id",
            "detail-type",
            "source",
            "account",
            "time",
            "region",
            "resources",
            "detail");
    assertThat(event)
        .containsEntry("version", "0")
        .containsEntry("detail-type", "Done")
        .containsEntry("source", "mine")
        .containsEntry("account", "123456789012")
        .containsEntry("region", "eu-west-1")
        .containsEntry("time", "2026-01-31T12:00:00Z")
        .containsEntry("resources", List.of("r", MACHINE, execution.arn()))
        .containsEntry("detail", Map.of("a", List.of(1)));
    assertThat(execution.output())
        .hasValue(
            "{\"Entries\":[{\"EventId\":\"" + event.get("id") + "\"}],\"FailedEntryCount\":0}");
  }

  @Test
  void aDetailMayBeAString() {
    play("[" + GOOD.replace("{'a': [1]}", "'{\\\"b\\\":2}'") + "]");

    assertThat(published.getFirst()).containsEntry("detail", Map.of("b", 2));
  }

  @Test
  void oneFailedEntryFailsTheTaskButTheOthersArePublished() {
    for (String bad :
        List.of(
            "7",
            GOOD.replace("'mine'", "7"),
            GOOD.replace("'mine'", "'aws.states'"),
            GOOD.replace("'Done'", "null"),
            GOOD.replace("{'a': [1]}", "'no JSON'"),
            GOOD.replace("{'a': [1]}", "[1]"),
            GOOD.replace("'Resources'", "'resources'"))) {
      published.clear();
      Execution execution = play("[" + bad + ", " + GOOD + "]");

      assertThat(execution.error()).as(bad).hasValue("EventBridge.FailedEntry");
      assertThat(execution.cause().orElseThrow())
          .as(bad)
          .contains("\"FailedEntryCount\":1", "\"ErrorCode\":", "\"EventId\":");
      assertThat(published).as(bad).hasSize(1);
    }
  }

  @Test
  void anEventThatTheBusRefusesFailsTheTask() {
    Execution execution = play("[" + GOOD + "]", _ -> Optional.of("ThrottlingException"));

    assertThat(execution.error()).hasValue("EventBridge.FailedEntry");
    assertThat(execution.cause().orElseThrow()).contains("\"ErrorCode\":\"ThrottlingException\"");
  }

  /**
   * Anything that fits into a state fits into an entry, except for the two resources added to it.
   */
  @Test
  void anEntryThatItsResourcesMakeTooLargeIsRefused() {
    String detail = "{'a': '" + "é".repeat(131_000) + "'}";
    Execution execution = play("[" + GOOD.replace("{'a': [1]}", detail) + "]");

    assertThat(execution.cause().orElseThrow()).contains("at most 262144 bytes");
  }

  @Test
  void aCallHasOneToTenEntries() {
    assertThat(play("[" + (GOOD + ", ").repeat(9) + GOOD + "]").status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    for (String bad : List.of("[]", "[" + (GOOD + ", ").repeat(10) + GOOD + "]", GOOD, "7")) {
      assertThat(play(bad).error()).as(bad).hasValue("EventBridge.AmazonEventBridgeException");
    }
    assertThat(published).hasSize(10);
  }

  private Execution play(String entries) {
    return play(
        entries,
        event -> {
          published.add(event);
          return Optional.empty();
        });
  }

  private static Execution play(String entries, EventBus bus) {
    try (VirtualTimeline timeline = new VirtualTimeline(World.START)) {
      StepFunctions stepFunctions =
          new StepFunctions(
              timeline,
              new SplittableRandom(1),
              _ -> Optional.empty(),
              StepFunctionsOptions.defaults()
                  .withIntegrations(
                      List.of(new PutEvents(timeline, new SplittableRandom(2), bus))));
      String definition =
          World.machineOf(
              """
              'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::events:putEvents',
                'TimeoutSeconds': 9, 'Arguments': {'Entries': '{% $states.input %}'}, 'End': true}\
              """);
      stepFunctions.createStateMachine(MACHINE, definition.replace('\'', '"'));
      Execution execution =
          stepFunctions.startExecution(MACHINE, "e".repeat(80), entries.replace('\'', '"'));
      timeline.runUntil(execution::isClosed);
      return execution;
    }
  }
}
