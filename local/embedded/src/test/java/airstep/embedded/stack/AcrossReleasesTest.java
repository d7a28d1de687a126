package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.statemachine.Deployment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A deployment in the middle of a run: what it starts from then on uses the new release, with the
 * input that the old one gave. What each release gives is kept in {@code src/test/releases}: a
 * release that gives something else adds a folder, and no folder is ever changed.
 */
class AcrossReleasesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path RELEASES = Path.of("src", "test", "releases");

  @Test
  void acceptsTheInputsOfEveryEarlierRelease() throws IOException {
    for (Path release : releases()) {
      for (String machine : List.of("run", "sync")) {
        assertThat(start(machine, read(release, machine)).status())
            .as("%s of %s", machine, release)
            .isEqualTo(ExecutionStatus.SUCCEEDED);
      }
    }
  }

  @Test
  void recordsTheInputsOfThisRelease() throws IOException {
    try (FlowWorld world = world()) {
      world.run();
      JsonNode run = JSON.readTree(world.only("run").input());
      JsonNode sync = JSON.readTree(world.only("sync").input());

      Path last = releases().getLast();
      assertThat(names(run)).as("as in run.json of %s", last).isEqualTo(names(read(last, "run")));
      assertThat(names(sync))
          .as("as in sync.json of %s", last)
          .isEqualTo(names(read(last, "sync")));
    }
  }

  @Test
  void aSettingMissingInAnOlderRunHasItsDefault() throws IOException {
    ObjectNode given = read(releases().getLast(), "sync");
    for (String path : names(given.get("sync"))) {
      ObjectNode less = given.deepCopy();
      int cut = path.lastIndexOf('/');
      ((ObjectNode) less.at("/sync" + path.substring(0, cut))).remove(path.substring(cut + 1));

      Execution sync = start("sync", less);

      assertThat(sync.status()).as(path).isEqualTo(ExecutionStatus.SUCCEEDED);
    }
    ObjectNode least = given.deepCopy();
    least.remove(List.of("sync", "alert", "tags", "flow"));
    assertThat(start("sync", least).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void anUnknownSettingOfANewerRunIsIgnored() throws IOException {
    ObjectNode more = read(releases().getLast(), "sync");
    ((ObjectNode) more.get("sync")).put("novelty", true);
    ((ObjectNode) more.at("/sync/retries")).put("novelty", "yes");
    more.put("novelty", 1);

    assertThat(start("sync", more).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void stillRefusesAnUnknownSettingInAManualInput() throws IOException {
    ObjectNode slip = read(releases().getLast(), "sync");
    slip.remove("AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID");
    ((ObjectNode) slip.get("sync")).put("timeout", 60);

    assertThat(start("sync", slip).cause().orElseThrow())
        .contains("unknown setting `sync.timeout`");
  }

  private static Execution start(String machine, JsonNode input) {
    try (FlowWorld world = world()) {
      Execution execution =
          world
              .stage
              .stepFunctions()
              .startExecution(Deployment.stateMachine(machine), "first", input.toString());
      world.timeline.runUntil(execution::isClosed);
      return execution;
    }
  }

  private static FlowWorld world() {
    return FlowWorld.Choice.of("daily", OneSyncTest.DAILY)
        .jobs(Script.of(JobPlan.succeeds(Duration.ofSeconds(50), 1, 1)))
        .begin();
  }

  private static List<Path> releases() throws IOException {
    try (Stream<Path> folders = Files.list(RELEASES)) {
      return folders.sorted().toList();
    }
  }

  private static ObjectNode read(Path release, String machine) throws IOException {
    return (ObjectNode) JSON.readTree(release.resolve(machine + ".json").toFile());
  }

  /** The path of every field, however deep. */
  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.properties()
        .forEach(
            field -> {
              names.add("/" + field.getKey());
              names(field.getValue()).forEach(inside -> names.add("/" + field.getKey() + inside));
            });
    return names.stream().sorted().toList();
  }
}
