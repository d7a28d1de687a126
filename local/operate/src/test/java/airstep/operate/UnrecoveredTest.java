package airstep.operate;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnrecoveredTest {

  private static final PlaceName HERE = PlaceName.local(NextCommand.here());

  private static final List<String> ALL = List.of();
  private static final Instant START = Instant.parse("2026-11-28T07:00:00Z");

  @Test
  void theLastRunDecides() {
    assertThat(open(run("2", ALL, "SUCCEEDED"), run("1", ALL, "FAILED", "a"))).isEmpty();
    assertThat(open(run("2", ALL, "FAILED", "a"), run("1", ALL, "FAILED", "b")))
        .containsExactly("2 a");
  }

  @Test
  void aRetryRecoversOnlyWhatItSynced() {
    Run failed = run("1", ALL, "FAILED", "a", "b", "c");

    assertThat(open(run("2", List.of("a", "b"), "SUCCEEDED"), failed)).containsExactly("1 c");
    assertThat(open(run("2", List.of("a", "b"), "FAILED", "b"), failed))
        .containsExactly("2 b", "1 c");
    assertThat(
            open(
                run("3", List.of("b"), "SUCCEEDED"),
                run("2", List.of("a", "b"), "FAILED", "b"),
                failed))
        .containsExactly("1 c");
  }

  @Test
  void aRetryThatWasStoppedRecoversNothing() {
    assertThat(open(run("2", List.of("a"), "ABORTED"), run("1", ALL, "FAILED", "a", "b")))
        .containsExactly("1 a b");
  }

  @Test
  void aRunThatFailedAsAWholeIsOpen() {
    assertThat(open(run("1", ALL, "ABORTED"))).containsExactly("1");
    assertThat(Unrecovered.of(List.of(run("1", ALL, "ABORTED")), HERE).getFirst().retry())
        .isEqualTo("./airstep run daily");
    assertThat(Unrecovered.of(List.of(run("1", ALL, "FAILED", "a")), HERE).getFirst().retry())
        .isEqualTo("./airstep runs retry 1");
  }

  @Test
  void failuresThatARunDoesNotListStayOpenUntilARunOfTheFlow() {
    Run large = failing(500, run("1", ALL, "FAILED", "a"));
    Run one = run("2", List.of("a"), "SUCCEEDED");

    assertThat(open(one, large)).containsExactly("1 and 499");
    assertThat(Unrecovered.of(List.of(one, large), HERE).getFirst().retry())
        .isEqualTo("./airstep runs retry 1");
    assertThat(open(run("3", ALL, "SUCCEEDED"), one, large)).isEmpty();
  }

  @Test
  void aRetryOfAsManyAsFailedRecoversAlsoThoseThatAreNotListed() {
    Run large = failing(3, run("1", ALL, "FAILED", "a"));

    assertThat(open(retry("2", List.of("a", "b", "c"), "SUCCEEDED"), large)).isEmpty();
    assertThat(open(retry("2", List.of("a", "b"), "SUCCEEDED"), large)).containsExactly("1 and 2");
    Run stopped = retry("2", List.of("a", "b", "c"), "ABORTED");
    assertThat(open(stopped, large)).containsExactly("1 a and 2");
    Run again = failing(2, retry("2", List.of("a", "b", "c"), "FAILED", "a"));
    assertThat(open(again, large)).containsExactly("2 a and 1");
    assertThat(open(run("3", List.of("a", "b", "c"), "SUCCEEDED"), again, large)).isEmpty();
  }

  @Test
  void aRunThatRunsOrSkippedDecidesNothing() {
    assertThat(
            open(run("3", ALL, "RUNNING"), run("2", ALL, "SKIPPED"), run("1", ALL, "FAILED", "a")))
        .containsExactly("1 a");
  }

  private static List<String> open(Run... runs) {
    return Unrecovered.of(List.of(runs), HERE).stream()
        .map(
            one ->
                String.join(
                    " ",
                    Stream.concat(
                            Stream.of(one.run().id()),
                            Stream.concat(
                                one.connections().stream().map(it -> it.needText("connectionId")),
                                Stream.of("and " + one.unlisted()).filter(_ -> one.unlisted() > 0)))
                        .toList()))
        .toList();
  }

  /** The same run, in which so many connections failed. */
  private static Run failing(long count, Run run) {
    return with(run, run.retryOf(), OptionalLong.of(count));
  }

  private static Run retry(String id, List<String> selection, String status, String... failed) {
    return with(run(id, selection, status, failed), Optional.of("1"), OptionalLong.empty());
  }

  private static Run with(Run run, Optional<String> retryOf, OptionalLong failed) {
    return new Run(
        run.id(),
        run.arn(),
        run.flowExecution(),
        run.flow(),
        run.check(),
        run.status(),
        run.scheduledTime(),
        run.startedAt(),
        run.endedAt(),
        retryOf,
        run.selection(),
        run.total(),
        failed,
        run.failures(),
        run.problems(),
        run.reason(),
        run.alert());
  }

  private static Run run(String id, List<String> selection, String status, String... failed) {
    boolean running = status.equals("RUNNING");
    return new Run(
        id,
        "arn:" + id,
        Optional.empty(),
        "daily",
        false,
        status,
        Optional.empty(),
        START,
        running ? Optional.empty() : Optional.of(START.plusSeconds(60)),
        Optional.empty(),
        selection,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Arrays.stream(failed).map(it -> JsonObject.of(Map.of("connectionId", it))).toList(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
