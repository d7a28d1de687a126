package airstep.embedded.stack;

import static airstep.embedded.stack.OneSyncTest.DAILY;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.statemachine.Deployment;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The DAG of {@code docs/elsewhere}, played by {@code play_dag.py} with stand-ins for Airflow,
 * against the embedded Step Functions over HTTP. Skipped on a machine without Python 3.
 */
class AirflowDagTest {

  private static final ExampleFile DAG = new ExampleFile("airflow/airstep_hubspot.py");
  private static final JobPlan SUCCEEDS = JobPlan.succeeds(Duration.ofMinutes(45), 12, 3400);
  private static final String EXECUTION = "airflow-20261122T070000Z";
  private static final int ONCE = 1;
  private static final int ALL_TRIES = 3;

  @TempDir private Path folder;

  @BeforeAll
  static void needsPython() throws InterruptedException {
    try {
      Process python = new ProcessBuilder("python3", "--version").start();
      Assumptions.assumeTrue(python.waitFor() == 0, "python3 does not run");
    } catch (IOException e) {
      Assumptions.abort("there is no python3: " + e.getMessage());
    }
  }

  @Test
  void continuesAfterASuccessThatTookLongerThanTheDefaultWait() throws Exception {
    try (FlowWorld world = world(SUCCEEDS)) {
      assertThat(played(world, ONCE))
          .containsExactly("sync success", "output success", "synced success", "transform success");
      assertThat(world.only("daily").name()).isEqualTo(EXECUTION);
      assertThat(world.only("run").name()).isEqualTo("daily_at_20261122T0700Z");
    }
  }

  @Test
  void aFailedFlowFailsTheTaskAndAnotherTryDoesNotSyncAgain() throws Exception {
    for (int tries : List.of(ONCE, ALL_TRIES)) {
      try (FlowWorld world = world(JobPlan.fails(Duration.ofMinutes(1)))) {
        assertThat(played(world, tries))
            .containsExactly(
                tries == ONCE ? "sync failed FAILED" : "sync failed ExecutionAlreadyExists",
                "output upstream",
                "synced upstream",
                "transform upstream");
        assertThat(world.airbyte.jobs()).hasSize(1);
      }
    }
  }

  @Test
  void aTryAfterALostWorkerWaitsForTheSameExecution() throws Exception {
    try (FlowWorld world = world(SUCCEEDS)) {
      var _ =
          world
              .stage
              .stepFunctions()
              .startExecution(
                  Deployment.stateMachine("daily"),
                  EXECUTION,
                  "{\"scheduledTime\":\"2026-11-22T07:00:00Z\"}");

      assertThat(played(world, ONCE)).contains("sync success", "transform success");
      assertThat(world.executions("daily")).hasSize(1);
    }
  }

  @Test
  void aDuplicateIsNoSuccess() throws Exception {
    try (FlowWorld world = world(SUCCEEDS)) {
      world.begin();

      assertThat(played(world, ONCE))
          .contains(
              "synced failed the flow ended as DUPLICATE: this run had been started before;"
                  + " nothing was done",
              "transform upstream");
    }
  }

  @Test
  void skipsWhatFollowsIfNothingWasSynced() throws Exception {
    try (FlowWorld world = EndedRuns.switchedOff("daily").begin()) {
      assertThat(played(world, ONCE)).contains("synced skipping", "transform skipped");
    }
  }

  @Test
  void itsPolicyAllowsItsTwoCallsOnThisFlowOnly() {
    JsonNode policy = Rendered.read(new ExampleFile("airflow/airflow-policy.json").text());

    assertThat(policy.get("Statement").findValuesAsText("Action"))
        .containsExactly("states:StartExecution", "states:DescribeExecution");
    String machine = policy.at("/Statement/0/Resource").asText();
    assertThat(DAG.text()).contains('"' + machine + '"');
    assertThat(policy.at("/Statement/1/Resource").asText())
        .isEqualTo(machine.replace(":stateMachine:", ":execution:") + ":*");
  }

  private static FlowWorld world(JobPlan plan) {
    return FlowWorld.Choice.of("daily", DAILY.replace("timeout: 30m", "timeout: 2h"))
        .jobs(Script.of(plan))
        .begin();
  }

  /** Returns a line for each task: its name and how it ended. */
  private List<String> played(FlowWorld world, int tries) throws Exception {
    Path dag = Files.writeString(folder.resolve("dag.py"), DAG.with("daily"));
    try (StatesEndpoint endpoint = new StatesEndpoint(world)) {
      Process python =
          new ProcessBuilder(
                  "python3",
                  Path.of("src", "test", "python", "play_dag.py").toString(),
                  dag.toString(),
                  endpoint.address().toString(),
                  FlowWorld.SEVEN.toString(),
                  Integer.toString(tries))
              .redirectErrorStream(true)
              .start();
      List<String> lines = python.inputReader().lines().toList();
      assertThat(python.waitFor()).as(String.join("\n", lines)).isZero();
      return lines;
    }
  }
}
