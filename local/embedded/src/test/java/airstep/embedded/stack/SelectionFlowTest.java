package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.airbyte.World;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Runs that a person starts for some connections of a flow. */
class SelectionFlowTest {

  private static final JobPlan GOOD = JobPlan.succeeds(Duration.ofMinutes(1), 5, 50);
  private static final JobPlan BAD = JobPlan.fails(Duration.ofMinutes(1));

  private static final String THREE =
      """
      connections:
        - 00000000-0000-4000-8000-000000000001
        - 00000000-0000-4000-8000-000000000002
        - 00000000-0000-4000-8000-00000000000a
      poll: 30s
      """;

  private static final String A = "00000000-0000-4000-8000-000000000001";
  private static final String B = "00000000-0000-4000-8000-000000000002";
  private static final String C = "00000000-0000-4000-8000-00000000000a";

  @Test
  void syncsExactlyTheSelectedConnectionsOnceEach() {
    try (FlowWorld world = three(Script.of(GOOD))) {
      RunReport report = start(world, C.toUpperCase(Locale.ROOT), A, C);

      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(synced(world)).containsExactlyInAnyOrder(A, C);
      assertThat(world.only("run").name()).startsWith("dailyR");
      JsonObject detail = world.published("Airstep Run Succeeded").getFirst().needObject("detail");
      assertThat(detail.fields())
          .containsEntry("partial", true)
          .containsEntry("byHand", true)
          .containsEntry("total", 2L)
          .doesNotContainKeys("retryOf", "connections");
      assertThat(report.partial()).isTrue();
      assertThat(report.retryOf()).isEmpty();
    }
  }

  @Test
  void syncsOneConnection() {
    try (FlowWorld world = three(Script.of(GOOD))) {
      assertThat(start(world, B).succeeded()).isTrue();
      assertThat(synced(world)).containsExactly(B);
    }
  }

  @Test
  void aRunOfTheWholeFlowIsNotPartial() {
    try (FlowWorld world = three(Script.of(GOOD))) {
      assertThat(world.run().partial()).isFalse();
      assertThat(world.published("Airstep Run").getFirst().needObject("detail").fields())
          .doesNotContainKeys("partial", "retryOf");
    }
  }

  @Test
  void namesTheRunThatItRetries() {
    try (FlowWorld world = three(Script.of(BAD))) {
      RunReport report =
          start(world, Map.of("retryOf", "daily_at_20261121T0700Z", "connections", List.of(A, B)));

      assertThat(report.retryOf()).hasValue("daily_at_20261121T0700Z");
      assertThat(world.published("Airstep Run Failed").getFirst().needObject("detail").fields())
          .containsEntry("retryOf", "daily_at_20261121T0700Z")
          .containsEntry("partial", true);
      assertThat(world.slack.messages().getFirst().payload().toString())
          .contains("retry of daily_at_20261121T0700Z", "all 2 connections failed")
          .contains("start the flow again");
      assertThat(world.only("run").cause().orElseThrow()).contains("\"retryOf\":\"daily_at_");
    }
  }

  @Test
  void startsNothingIfOneIdIsNotOfTheFlow() {
    try (FlowWorld world = three(Script.of(GOOD))) {
      RunReport report = start(world, A, A.replace("1", "9"));

      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(report.reason().orElseThrow())
          .isEqualTo(
              "nothing was synced: the run could not be planned: `connections` lists what this"
                  + " flow does not sync: 00000000-0000-4000-8000-000000000009; leave it out, or"
                  + " correct the id");
      assertThat(world.airbyte.jobs()).isEmpty();
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void refusesASelectionOfNothing() {
    for (String connections :
        List.of(
            "[]",
            "[\"\"]",
            "[17]",
            "[null]",
            "[\"a\",17]",
            "[[\"a\"]]",
            "[\"a b\"]",
            "[\"a\\\"b\"]",
            "\"a\"",
            "\"[]\"",
            "{}",
            "null",
            "17",
            "[{\"id\":\"a\"}]",
            "[\"a\\n\"]")) {
      refused("{\"connections\":" + connections + "}");
    }
    for (String of :
        List.of("[\"x\"]", "{}", "\"a b\"", "\"x\\n\"", "\"" + "x".repeat(81) + "\"")) {
      refused("{\"connections\":[\"" + A + "\"],\"retryOf\":" + of + "}");
    }
  }

  private static void refused(String input) {
    try (FlowWorld world = three(Script.of(GOOD))) {
      Execution flow = world.stage.start(world.flow(), input);
      world.timeline.runUntil(flow::isClosed);
      assertThat(flow.error()).as(input).hasValue("InputRefused");
      assertThat(flow.cause().orElseThrow())
          .as(input)
          .endsWith(" selects no connections: list their ids, and one retryOf");
      assertThat(world.executions("run")).as(input).isEmpty();
    }
  }

  @Test
  void doesNotStartTheFlowsThatFollow() {
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", THREE)
            .flow(
                "follows",
                "after: [daily]\ndeadline: 1h\nconnections: [" + A.replace('1', '4') + "]")
            .jobs(Script.of(GOOD))
            .begin()) {
      assertThat(start(world, A, B, C).succeeded()).isTrue();
      world.timeline.runUntil(world.timeline.instant().plus(Duration.ofMinutes(10)));
      assertThat(world.executions("follows")).isEmpty();

      assertThat(world.run().succeeded()).isTrue();
      world.timeline.runToEnd();
      assertThat(world.only("follows").output().orElseThrow()).contains("\"status\":\"SUCCEEDED\"");
    }
  }

  @Test
  void aSuccessOfSomeIsNotTheSuccessThatAnotherFlowWaitsFor() {
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", THREE)
            .flow(
                "follows",
                "after: [daily]\ndeadline: 1h\nconnections: [" + A.replace('1', '4') + "]")
            .jobs(Script.of(GOOD))
            .begin()) {
      start(world, A);
      Execution follows =
          world.stage.start(
              world.flows.getLast(),
              "{\"after\":\"daily\",\"time\":\"" + world.timeline.instant() + "\"}");
      world.timeline.runUntil(follows::isClosed);

      assertThat(follows.cause().orElseThrow())
          .contains("after 1 h, these flows have not succeeded: daily");
    }
  }

  @Test
  void theFlowRecoversWithTheLastConnectionThatFailed() {
    World airbyte =
        World.empty(1)
            .otherwise(
                (connection, number) ->
                    number == 0 && !connection.equals(UUID.fromString(C)) ? BAD : GOOD);
    try (FlowWorld world = FlowWorld.Choice.of("daily", THREE).airbyte(airbyte).begin()) {
      assertThat(world.run().status()).isEqualTo("FAILED");
      later(world);
      start(world, A, C);
      later(world);
      start(world, B);
      later(world);
      assertThat(world.run().succeeded()).isTrue();

      assertThat(world.slack.messages())
          .extracting(message -> message.text())
          .satisfiesExactly(
              first -> assertThat(first).contains("2 of 3 connections failed"),
              some -> assertThat(some).contains("1 connection succeeded again"),
              all -> assertThat(all).contains("daily recovered"));
    }
  }

  private static void later(FlowWorld world) {
    world.timeline.runUntil(world.timeline.instant().plus(Duration.ofHours(2)));
  }

  private static FlowWorld three(Script jobs) {
    return FlowWorld.Choice.of("daily", THREE).jobs(jobs).begin();
  }

  private static RunReport start(FlowWorld world, String... ids) {
    return start(world, Map.of("connections", List.of(ids)));
  }

  private static RunReport start(FlowWorld world, Map<String, ?> input) {
    return world.finish(world.stage.start(world.flow(), Json.write(input)));
  }

  private static List<String> synced(FlowWorld world) {
    return world.airbyte.jobs().stream()
        .map(EmbeddedJob::connectionId)
        .map(UUID::toString)
        .toList();
  }
}
