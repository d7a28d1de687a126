package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.JobPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cap on the syncs of one Airbyte, over all flows. */
class CapFlowTest {

  private static final long SEED = 20261129;
  private static final Duration LONGEST = Duration.ofMinutes(40);

  /** What two flows sync at the same time: far more than the cap. */
  private static final String SETTINGS =
      "concurrency: 40\nairbyte: {maxConcurrent: 5}\nconnections: [%s]";

  @Test
  void twoFlowsShareOneCapAndNothingStarves() {
    Random random = new Random(SEED);
    try (FlowWorld stage =
        FlowWorld.Choice.of("first", SETTINGS.formatted(ids(0, 50)))
            .flow("second", SETTINGS.formatted(ids(50, 100)))
            .jobs((_, _) -> JobPlan.succeeds(duration(random), 1, 1))
            .begin()) {
      List<Execution> both = startAll(stage);
      stage.timeline.runUntil(() -> both.stream().allMatch(Execution::isClosed));

      assertThat(both).allSatisfy(flow -> assertThat(flow.error()).isEmpty());
      assertThat(stage.airbyte.jobs()).hasSize(100);
      assertThat(mostAtOnce(stage)).isEqualTo(5);
      assertThat(shareOfTimeAtCap(stage)).isGreaterThan(0.8);
      assertThat(orderOfStarts(stage)).isLessThan(10);
      assertThat(mostInAMinute(stage)).isLessThanOrEqualTo(6);
    }
  }

  /** Short jobs and a long queue: what waits must see its turn soon, since others wait for it. */
  @ParameterizedTest
  @CsvSource({"1, 5, 40", "4, 1, 40", "2, 20, 600"})
  void theQueueMovesAsFastAsTheJobsEnd(int flows, int most, int seconds) {
    FlowWorld.Choice choice = null;
    for (int n = 0; n < flows; n++) {
      String yaml =
          "concurrency: 40\nairbyte: {maxConcurrent: %d}\nconnections: [%s]"
              .formatted(most, ids(n * 40, n * 40 + 40));
      choice = choice == null ? FlowWorld.Choice.of("f0", yaml) : choice.flow("f" + n, yaml);
    }
    try (FlowWorld stage =
        choice.jobs((_, _) -> JobPlan.succeeds(Duration.ofSeconds(seconds), 1, 1)).begin()) {
      List<Execution> all = startAll(stage);
      stage.timeline.runUntil(() -> all.stream().allMatch(Execution::isClosed));

      assertThat(all).allSatisfy(flow -> assertThat(flow.error()).isEmpty());
      long jobs = flows * 40L;
      assertThat(stage.airbyte.jobs()).hasSize((int) jobs);
      // A sync has to notice its turn, and the end of a job whose duration is not known.
      Duration turn = Duration.ofSeconds(seconds + 30 + seconds / 4);
      assertThat(Duration.between(FlowWorld.SEVEN, stage.timeline.instant()))
          .isLessThan(turn.multipliedBy(jobs / most + 2));
    }
  }

  @Test
  void aFlowOfAnotherAirbyteDoesNotWait() {
    try (FlowWorld stage =
        FlowWorld.Choice.of("first", SETTINGS.formatted(ids(0, 20)))
            .flow(
                "second",
                "concurrency: 40\nairbyte: {maxConcurrent: 9, secret: other}\nconnections: [%s]"
                    .formatted(ids(20, 29)))
            .jobs((_, _) -> JobPlan.succeeds(LONGEST, 1, 1))
            .begin()) {
      List<Execution> both = startAll(stage);
      stage.timeline.runUntil(() -> stage.airbyte.jobs().size() == 14);

      assertThat(stage.timeline.instant()).isBefore(FlowWorld.SEVEN.plus(LONGEST));
      assertThat(both).noneMatch(Execution::isClosed);
    }
  }

  @Test
  void withoutATurnNothingStartsAndTheSyncSaysSoAfterADay() {
    try (FlowWorld stage =
        FlowWorld.Choice.of("first", SETTINGS.formatted(ids(0, 1)))
            .jobs((_, _) -> JobPlan.succeeds(LONGEST, 1, 1))
            .begin()) {
      RunReport report =
          stage.finish(
              stage.beginMutant(
                  flow -> flow,
                  run -> run,
                  sync ->
                      sync.replace(
                          "{% $states.input.maxConcurrent %}",
                          "{% 0 * $states.input.maxConcurrent %}")));

      assertThat(stage.airbyte.jobs()).isEmpty();
      assertThat(report.connections()).hasSize(1);
      assertThat(report.connections().getFirst().outcome()).isEqualTo("FAILED");
      assertThat(report.connections().getFirst().reason())
          .hasValue("nothing was started: `airbyte.maxConcurrent` left no room for 24 h");
    }
  }

  private static List<Execution> startAll(FlowWorld stage) {
    return stage.flows.stream()
        .map(flow -> stage.stage.startScheduled(flow, stage.timeline.instant()))
        .toList();
  }

  private static Duration duration(Random random) {
    return Duration.ofSeconds(random.nextLong(30, LONGEST.toSeconds()));
  }

  private static String ids(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(n -> AllActiveFlowTest.id(n).toString())
        .collect(Collectors.joining(", "));
  }

  private static Instant end(EmbeddedJob job) {
    return job.at(Instant.MAX).updatedAt();
  }

  private static long running(FlowWorld stage, Instant at) {
    return stage.airbyte.jobs().stream()
        .filter(job -> !job.createdAt().isAfter(at) && end(job).isAfter(at))
        .count();
  }

  private static long mostAtOnce(FlowWorld stage) {
    return stage.airbyte.jobs().stream()
        .mapToLong(job -> running(stage, job.createdAt()))
        .max()
        .orElse(0);
  }

  /** Up to the start of the last job. */
  private static double shareOfTimeAtCap(FlowWorld stage) {
    List<EmbeddedJob> jobs = stage.airbyte.jobs();
    Instant last = jobs.stream().map(EmbeddedJob::createdAt).max(Instant::compareTo).orElseThrow();
    double seconds =
        jobs.stream()
            .mapToDouble(
                job ->
                    Duration.between(job.createdAt(), end(job).isBefore(last) ? end(job) : last)
                        .toSeconds())
            .sum();
    return seconds / 5 / Duration.between(FlowWorld.SEVEN, last).toSeconds();
  }

  /** How many syncs, at most, a sync let pass that began after it. */
  private static long orderOfStarts(FlowWorld stage) {
    List<String> order =
        stage.airbyte.jobs().stream().map(job -> job.connectionId().toString()).toList();
    Map<String, Instant> begun =
        stage.executions("sync").stream()
            .collect(
                Collectors.toMap(
                    sync -> Recording.input(sync).needText("connectionId"), Execution::startDate));
    long most = 0;
    for (int i = 0; i < order.size(); i++) {
      Instant own = begun.get(order.get(i));
      most =
          Math.max(
              most,
              order.subList(0, i).stream().filter(other -> begun.get(other).isAfter(own)).count());
    }
    return most;
  }

  private static long mostInAMinute(FlowWorld stage) {
    List<Instant> starts = stage.airbyte.jobs().stream().map(EmbeddedJob::createdAt).toList();
    return starts.stream()
        .mapToLong(
            one ->
                starts.stream()
                    .filter(it -> !it.isBefore(one) && it.isBefore(one.plusSeconds(60)))
                    .count())
        .max()
        .orElse(0);
  }
}
