package airstep.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.asl.HistoryEvent;
import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Login;
import airstep.embedded.airbyte.Script;
import airstep.embedded.airbyte.World;
import airstep.http.Http;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random days by seed. */
class SimulationTest {

  private static final int DAYS = 30 * Integer.getInteger("airstep.campaign", 1);
  private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

  @Test
  void aDayWithoutFaultsHasNoFailures() {
    SimulationResult result = new Simulation(7, DAYS, Set.of(), 1).play(_ -> {});
    assertThat(result.violations()).isEmpty();
    assertThat(result.faults()).isEmpty();
    assertThat(result.outcomes()).containsKeys("SUCCEEDED", "FAILED", "TIMED_OUT");
  }

  @Test
  void theResultDoesNotDependOnTheNumberOfWorkers() {
    SimulationResult one = new Simulation(11, DAYS, ALL, 1).play(_ -> {});
    SimulationResult three = new Simulation(11, DAYS, ALL, 3).play(_ -> {});
    assertThat(three.outcomes()).isEqualTo(one.outcomes());
    assertThat(three.faults()).isEqualTo(one.faults());
    assertThat(three.violations()).isEqualTo(one.violations());
  }

  @Test
  void theSameDayIsTheSameToTheLastLine() {
    for (long seed = 40; seed < 50; seed++) {
      Day day = Day.of(seed, ALL);
      PlayedDay first = Play.of(day, Product.DEPLOYED, true);
      PlayedDay second = Play.of(Day.of(seed, ALL), Product.DEPLOYED, true);
      assertThat(second.ledger().trace).isEqualTo(first.ledger().trace).isNotEmpty();
      assertThat(second.airbyte().requests()).isEqualTo(first.airbyte().requests());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfFaultOccurs(FaultKind kind) {
    int struck = 0;
    for (long seed = 0; seed < 80 && struck == 0; seed++) {
      PlayedDay played = Play.of(Day.of(seed, Set.of(kind)));
      struck += played.struck().getOrDefault(kind, 0);
      // A step fails like this at a fault for which no effect was written.
      assertThat(played.recording().executions())
          .flatExtracting(Execution::history)
          .extracting(HistoryEvent::toJson)
          .noneMatch(event -> event.contains("IllegalArgumentException"));
    }
    assertThat(struck).isPositive();
  }

  @Test
  void theJobOfALostAnswerExists() {
    InjectedFault lost =
        new InjectedFault.OnCall(
            FaultKind.ANSWER_LOST,
            ApiCall.START_JOB,
            1,
            1,
            InjectedFault.Effect.AT_ONCE,
            Duration.ZERO,
            0);
    PlayedDay played = Play.of(new Day(1, List.of(lost)));
    assertThat(played.struck()).containsEntry(FaultKind.ANSWER_LOST, 1);
    assertThat(played.airbyte().jobs()).extracting(EmbeddedJob::id).contains(1L);
    assertThat(Invariant.allBroken(played)).isEmpty();
  }

  @Test
  void aDayCallsOnlyItsOwnApi() {
    Set<Api> seen = EnumSet.noneOf(Api.class);
    for (long seed = 0; seed < DAYS; seed++) {
      Day day = new Day(seed, List.of());
      PlayedDay played = Play.of(day);
      URI url = URI.create(day.airbyte().secret(0).get("api_url"));
      seen.add(day.airbyte().api());
      assertThat(played.airbyte().requests())
          .isNotEmpty()
          .allMatch(
              request ->
                  request.target().startsWith(url.getPath() + "/")
                      || isForAReason(day.airbyte().api(), request.target()));
    }
    assertThat(seen).containsExactlyInAnyOrder(Api.values());
  }

  /** Only the older API, which a self-managed Airbyte also has, reports why a job failed. */
  private static boolean isForAReason(Api api, String target) {
    return api == Api.SELF_MANAGED && target.equals("/api/v1/jobs/get_without_logs");
  }

  @Test
  void aStaleListShowsThePreviousJob() throws IOException {
    UUID connection = UUID.fromString("0a0a0a0a-0000-4000-8000-000000000001");
    World world =
        World.empty(1)
            .withConnection(connection, "Orders")
            .otherwise(Script.of(JobPlan.succeeds(Duration.ZERO, 1, 1)));
    EmbeddedAirbyte airbyte =
        new EmbeddedAirbyte(
            () -> Day.BEGIN, world, Api.SELF_MANAGED.settings().with(new Login.None()));
    for (int i = 0; i < 3; i++) {
      var _ = airbyte.startByPerson(connection);
    }
    Http.Request listed =
        new Http.Request(
            "GET",
            URI.create(
                "https://airbyte.example/api/public/v1/jobs?limit=1&orderBy=createdAt%7CDESC"),
            Map.of(),
            "",
            Duration.ZERO);
    Http.Request older =
        new Http.Request(
            "POST",
            URI.create("https://airbyte.example/api/v1/jobs/list"),
            Map.of(),
            "{\"configTypes\":[\"sync\"],\"configId\":\""
                + connection
                + "\",\"pagination\":{\"pageSize\":1,\"rowOffset\":0}}",
            Duration.ZERO);

    assertThat(FaultyLists.stale(listed, airbyte, Set.of(3L)).body())
        .contains("\"jobId\":2")
        .doesNotContain("\"jobId\":3", "\"jobId\":1");
    assertThat(FaultyLists.stale(older, airbyte, Set.of(3L, 2L)).body())
        .contains("\"id\":1,")
        .doesNotContain("\"id\":3,", "\"id\":2,");
  }
}
