package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.asl.StepFunctionsOptions.TooMuchData;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Data that does not fit into a state, where a definition expects it: how a flow ends does not
 * depend on whether States.ALL catches that error, on which AWS differs from its documentation.
 */
class TooMuchDataFlowTest {

  private static final String TWO =
      """
      connections: [00000000-0000-4000-8000-000000000001, 00000000-0000-4000-8000-000000000002]
      timeout: 30m
      """;

  /** Where the data grows: a piece of a definition and its replacement. */
  enum Place {
    PLAN_OF_A_RUN(
        "\"execution\" : \"{% $states.context.Execution.Id %}\",\n          \"settings\"",
        "\"execution\" : \"" + "x".repeat(300_000) + "\",\n          \"settings\"",
        "nothing was synced: the run could not be planned: States.DataLimitExceeded"),
    OUTCOME_OF_A_SYNC(
        "$sift($states.result.Output,",
        "$sift({'outcome': " + doubled(19) + "},",
        "ended without an outcome: States.DataLimitExceeded"),
    OUTCOMES_OF_ALL_SYNCS(
        "$sift($states.result.Output,",
        "$sift({'outcome': " + doubled(17) + "},",
        "the outcomes of the run's syncs were lost: States.DataLimitExceeded"),
    RESULT_OF_A_RUN(
        "\"Output\" : \"{% $states.result.Output %}\"",
        "\"Output\" : \"" + "x".repeat(300_000) + "\"", "300002 bytes");

    /** An expression that gives a text as long as that power of two. */
    private static String doubled(int times) {
      return "$reduce([1.." + times + "], function($text, $_) { $text & $text }, 'x')";
    }

    private final String piece;
    private final String grown;
    private final String told;

    Place(String piece, String grown, String told) {
      this.piece = piece;
      this.grown = grown;
      this.told = told;
    }

    UnaryOperator<String> mutant(boolean here) {
      return definition -> here ? grow(definition) : definition;
    }

    private String grow(String definition) {
      assertThat(definition).contains(piece);
      return definition.replace(piece, grown);
    }
  }

  static Stream<Arguments> places() {
    return Arrays.stream(Place.values())
        .flatMap(
            place ->
                Arrays.stream(TooMuchData.values()).map(reading -> Arguments.of(place, reading)));
  }

  @ParameterizedTest
  @MethodSource("places")
  void theFlowEndsTheSameInEveryInterpretation(Place place, TooMuchData reading) {
    try (FlowWorld world = begin(reading)) {
      Execution flow =
          world.beginMutant(
              place.mutant(place == Place.RESULT_OF_A_RUN),
              place.mutant(place != Place.RESULT_OF_A_RUN),
              UnaryOperator.identity());
      world.timeline.runUntil(flow::isClosed);

      assertThat(flow.status()).hasToString("FAILED");
      assertThat(flow.cause().orElseThrow()).contains(place.told);
      assertThat(flow.error())
          .contains(place == Place.RESULT_OF_A_RUN ? "States.DataLimitExceeded" : "RunFailed");
      assertThat(world.airbyte.jobs()).hasSize(place == Place.PLAN_OF_A_RUN ? 0 : 2);
      assertThat(world.slack.messages()).hasSize(place == Place.RESULT_OF_A_RUN ? 0 : 1);
    }
  }

  @Test
  void withoutItsCatcherTheFlowDependsOnTheInterpretation() {
    List<String> told =
        Arrays.stream(TooMuchData.values()).map(TooMuchDataFlowTest::withoutCatcher).toList();

    assertThat(told).containsExactly("not told", "told", "told");
  }

  private static String withoutCatcher(TooMuchData reading) {
    try (FlowWorld world = begin(reading)) {
      Execution flow =
          world.beginMutant(
              UnaryOperator.identity(),
              run ->
                  Place.PLAN_OF_A_RUN
                      .grow(run)
                      .replace("\"States.DataLimitExceeded\"", "\"Nobody\""),
              UnaryOperator.identity());
      world.timeline.runUntil(flow::isClosed);
      return world.slack.messages().isEmpty() ? "not told" : "told";
    }
  }

  private static FlowWorld begin(TooMuchData reading) {
    return FlowWorld.Choice.of("two", TWO)
        .jobs(Script.of(JobPlan.succeeds(Duration.ofMinutes(2), 1, 1)))
        .begin(options -> options.withTooMuchData(reading));
  }
}
