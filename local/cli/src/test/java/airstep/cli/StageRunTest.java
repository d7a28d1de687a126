package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.embedded.stack.Cost;
import airstep.embedded.stack.RunReport;
import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.InMemorySdkHttpClient;
import airstep.embedded.transport.Service;
import airstep.live.LiveWorld;
import airstep.live.PlainLines;
import airstep.live.StageRun;
import airstep.operate.AwsPauses;
import airstep.operate.NextCommand;
import airstep.operate.Pauses;
import airstep.operate.Place;
import airstep.operate.PlaceName;
import airstep.operate.Start;
import airstep.statemachine.Deployment;
import airstep.vocabulary.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Runs that a stage runs by itself, started and followed through Step Functions' API. */
@ChangesProcess
class StageRunTest {

  /** Starting a run asks nothing of the services that start flows by themselves. */
  private static final Pauses NO_PAUSES =
      new AwsPauses("dev", () -> null, () -> null, Clock.systemUTC());

  private static final String FLOW = "poll: 30s\ntimeout: 10m\nretries: {count: 0}\n";

  @TempDir private Path directory;

  @Test
  void showsWhatALocalRunShows() {
    try (LiveWorld world = new LiveWorld(FLOW)) {
      world.timeline.runUntil(LiveWorld.SEVEN.plusSeconds(3600));
      world.printed.reset();
      RunReport report = start(world, "{}");

      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(report.connections())
          .extracting(one -> one.label() + " " + one.outcome())
          .containsExactlyInAnyOrder(
              "Flaky SUCCEEDED", "Fine SUCCEEDED", "Endless 東京 TIMED_OUT", "Broken FAILED");
      assertThat(world.printed().lines().map(line -> line.substring(11)))
          .contains("Fine  triggering", "nightly  Notify Run")
          .anyMatch(line -> line.startsWith("Endless 東京  running job "))
          .anyMatch(line -> line.startsWith("Broken  failed"))
          .anyMatch(line -> line.matches("Fine  succeeded · 1,200 rows · 2 min \\d+ s"));
    }
  }

  @Test
  void countsWhatIsBilled() {
    try (LiveWorld world = new LiveWorld(FLOW)) {
      world.timeline.runUntil(LiveWorld.SEVEN.plusSeconds(3600));
      RunReport report = start(world, "{}");
      List<Execution> all = new ArrayList<>();
      Execution flow =
          world.stack.stepFunctions().listExecutions(Deployment.stateMachine("nightly")).getFirst();
      all.add(flow);
      for (int i = 0; i < all.size(); i++) {
        all.addAll(world.recording.startedBy(all.get(i)));
      }
      assertThat(report.cost())
          .isEqualTo(
              new Cost(
                  all.stream().mapToLong(Execution::stateTransitions).sum(),
                  all.stream().mapToLong(Execution::historyEvents).sum(),
                  all.stream().mapToLong(Execution::lambdaInvocations).sum()));
    }
  }

  /** The whole way: the command, the SDK, HTTP, and a stage whose time passes with each call. */
  @Test
  void retriesARunOverHttp() {
    try (LiveWorld world = new LiveWorld(FLOW)) {
      world.timeline.runUntil(LiveWorld.SEVEN.plusSeconds(3600));
      EmbeddedStates states = states(world);
      Service service =
          request -> {
            var response = states.handle(request);
            if (AwsOperation.of(request).endsWith("StartExecution")) {
              world.timeline.runUntil(world.timeline.instant().plusSeconds(3600));
            }
            return response;
          };
      try (ServedAws aws = new ServedAws(service)) {
        Ran retried = on(aws, "runs", "retry", "nightly@last", "--yes", "--json");
        assertThat(retried.code()).as(retried.err()).isEqualTo(1);
        JsonObject report = retried.json();
        assertThat(report.objects("connections"))
            .extracting(one -> one.needText("name"))
            .containsExactlyInAnyOrder("Flaky", "Endless 東京", "Broken");
        assertThat(report.needText("retryOf")).startsWith("nightlyR");
        assertThat(retried.err())
            .startsWith("retry of run ")
            .contains("Z  Flaky  succeeded · 1,200 rows");

        Ran check = on(aws, "check", "nightly");
        assertThat(check.out()).startsWith("nightly CHECKED after ");
        String id = "00000000-0000-4000-8000-000000000002";
        Ran one = on(aws, "run", "nightly", "--connections", id, "--yes");
        assertThat(one.code()).as(one.err()).isZero();
        assertThat(one.out()).startsWith("nightly SUCCEEDED after ").contains("Fine");
        assertThat(aws.calls.stream().filter("StartExecution"::equals)).hasSize(3);
      }
    }
  }

  private Ran on(ServedAws aws, String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(aws.options());
    return Ran.in(directory.resolve("history"), args.toArray(String[]::new));
  }

  private static RunReport start(LiveWorld world, String input) {
    return stage(world, new ArrayList<>()).start("nightly", Start.of(input));
  }

  /** Each pause passes on the timeline. */
  static StageRun stage(LiveWorld world, List<Duration> pauses) {
    SfnClient client = InMemorySdkHttpClient.openOnce(SfnClient.builder(), states(world));
    Place place =
        new Place(
            PlaceName.onAws("dev", "AWS", NextCommand.onAws(Map.of("--on", "aws"))),
            client,
            Deployment::stateMachine,
            (_, _) -> List.of(),
            NO_PAUSES,
            () -> null,
            () -> null,
            () -> {});
    return new StageRun(
        place,
        new PlainLines(world.err),
        world.err,
        world.timeline,
        duration -> {
          pauses.add(duration);
          world.timeline.runUntil(world.timeline.instant().plus(duration));
        });
  }

  private static EmbeddedStates states(LiveWorld world) {
    return new EmbeddedStates(world.timeline, world.stack.stepFunctions());
  }
}
