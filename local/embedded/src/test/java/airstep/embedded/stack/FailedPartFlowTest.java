package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.airbyte.World;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run of two parts with 30 connections each, of which the first may fail as a whole. */
class FailedPartFlowTest {

  private static final String FIRST = "$part != null and $part.number = 1";
  private static final Script SUCCEEDS =
      Script.of(JobPlan.succeeds(Duration.ofMinutes(2), 10, 100));

  /** Whichever steps fail, it succeeds only if everything was synced, and else says so once. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "false                | $part != null",
        "false                | $part = null",
        "false                | true",
        FIRST + " | false",
        FIRST + " | " + FIRST,
        FIRST + " | $part != null",
        FIRST + " | $part = null",
        FIRST + " | true",
        "$part != null        | false",
        "$part != null        | true"
      })
  void failsExactlyIfAPartFails(String planFails, String closeFails) {
    try (FlowWorld stage = stage(SUCCEEDS)) {
      Execution flow = play(stage, planFails, closeFails);

      int synced = stage.airbyte.jobs().size();
      if (synced == 60) {
        assertThat(flow.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(flow.output().orElseThrow()).contains("\"total\":60", "\"failed\":0");
        assertThat(stage.slack.messages()).isEmpty();
        assertThat(stage.published("Airstep Run Succeeded")).hasSize(1);
      } else {
        assertThat(flow.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(Causes.read(flow.cause().orElseThrow()).fields())
            .containsEntry("total", 60L)
            .containsEntry("failed", 60L - synced);
        assertThat(stage.slack.messages()).hasSize(1);
        assertThat(stage.published("Airstep Run Failed")).hasSize(1);
      }
    }
  }

  @Test
  void theAlertTellsWhatElseFailed() {
    try (FlowWorld stage = stage(Script.of(JobPlan.fails(Duration.ofMinutes(2))))) {
      stage.airbyteFaults.always("GET /v1/jobs/7", Faults.UNAVAILABLE);
      play(stage, FIRST, "false");

      assertThat(stage.slack.messages())
          .singleElement()
          .satisfies(
              message ->
                  assertThat(message.payload().toString())
                      .contains(
                          "all 60 connections did not succeed",
                          "Part 1 with 30 connections failed as a whole: nothing was synced",
                          "Check job 7 first",
                          "To retry those that may succeed,"));
    }
  }

  private static FlowWorld stage(Script script) {
    World world = AllActiveFlowTest.connections(60).otherwise(script);
    return FlowWorld.Choice.of("all", "connections: all-active\nconcurrency: 80\n")
        .airbyte(world)
        .begin();
  }

  /** Runs it where Plan Run and Close Run get input that they refuse, on these conditions. */
  private static Execution play(FlowWorld stage, String planFails, String closeFails) {
    UnaryOperator<String> run =
        definition ->
            definition
                .replaceAll(
                    "\"part\" : \"\\{% \\$part %\\}\"",
                    given("part", planFails + " ? {'number': 'x'} : $part"))
                .replaceFirst(
                    "\"stage\" : \"[^\"]*\"", given("stage", closeFails + " ? 7 : 'dev'"));
    Execution flow = stage.beginMutant(UnaryOperator.identity(), run, UnaryOperator.identity());
    stage.timeline.runUntil(flow::isClosed);
    return flow;
  }

  private static String given(String name, String expression) {
    return Matcher.quoteReplacement("\"" + name + "\" : \"{% " + expression + " %}\"");
  }
}
