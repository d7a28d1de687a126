package airstep.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Flow;
import airstep.flows.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {

  @TempDir private Path directory;

  @Test
  void tooManyPollsAreRefusedAtTheirLine() {
    List<Problem> problems =
        check("connections: [" + FlowFiles.CONNECTION + "]\ntimeout: 7d\npoll: 10s\n");
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).isEqualTo(3))
        .extracting(Problem::toString)
        .asString()
        .matches(
            ".*/a\\.yaml:3: this poll and timeout mean up to 60511 polls of a job, more than the"
                + " history of one execution can hold; keep it to at most \\d{4}: poll less often,"
                + " delete `poll`, or shorten `timeout`");
  }

  @Test
  void theLargestAllowedNumberOfPollsIsAccepted() {
    long most = allowed("connections: [" + FlowFiles.CONNECTION + "]\ntimeout: 7d\npoll: 10s\n");
    // 300 s after a cancel are 30 more polls, and the cancel has one of its own.
    long seconds = (most - 31) * 10;
    assertThat(flow("timeout: " + seconds + "s\npoll: 10s")).isEmpty();
    assertThat(flow("timeout: " + (seconds + 10) + "s\npoll: 10s")).hasSize(1);
  }

  @Test
  void aRetriedJobIsPolledAgain() {
    assertThat(flow("timeout: 4h\npoll: 10s\nretries: {count: 2, on: [trigger]}")).isEmpty();
    assertThat(flow("timeout: 4h\npoll: 10s\nretries: {count: 2, on: [failed]}")).hasSize(1);
  }

  @Test
  void waitingForAnotherJobTakesAsManyPolls() {
    assertThat(flow("timeout: 3h\npoll: 10s")).isEmpty();
    assertThat(flow("timeout: 3h\npoll: 10s\nwhenRunning: adopt")).isEmpty();
    assertThat(flow("timeout: 3h\npoll: 10s\nwhenRunning: wait")).hasSize(1);
    assertThat(WorstCase.of(TaskState.TRIGGER_SYNC).events())
        .isLessThanOrEqualTo(WorstCase.of(TaskState.CHECK_SYNC).events());
  }

  @Test
  void theLongestTimeoutIsAllowedOnTheUsualPoll() {
    assertThat(flow("timeout: 7d\nretries: {count: 5, on: [failed]}")).isEmpty();
  }

  @Test
  void aTimeoutTooLongForTheUsualPollIsRefusedAtItsLine() {
    assertThat(flow("timeout: 7d\nwhenRunning: wait"))
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .matches(
            ".*/a\\.yaml:2: this timeout means up to \\d{4} polls of a job, more than the history"
                + " of one execution can hold; keep it to at most \\d{4}: shorten it, or write a"
                + " `poll` with a longer `max`");
  }

  @Test
  void moreConnectionsThanARunHoldsAreRefused() {
    assertThat(check(named(1300))).isEmpty();
    assertThat(check(named(1301)))
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .endsWith(
            "a.yaml:2: 1301 connections are more than one run can hold; use at most 1300, and"
                + " divide the others among several flows");
  }

  /** It checks the other flows once a minute, which uses up events of the same history. */
  @Test
  void aFlowThatWaitsForOthersHoldsFewerConnections() {
    String rule = "after: [upstream]\ndeadline: 24h\n";
    FlowFiles files = new FlowFiles(directory).with("upstream", "connections: all-active\n");
    List<Flow> flows = files.with("a", rule + named(1000)).read();
    String problem = Limits.check(flows.getFirst(), flows).toString();
    assertThat(problem)
        .matches(
            ".*a\\.yaml:4: 1000 connections are more than one run can hold; use at most \\d{3},"
                + " and divide the others among several flows, or shorten `deadline`.*");
    int most = Integer.parseInt(problem.replaceAll(".*at most (\\d+).*", "$1"));
    List<Flow> fewer = files.with("a", rule + named(most)).read();
    assertThat(Limits.check(fewer.getFirst(), fewer)).isEmpty();
  }

  @Test
  void moreConnectionsToLeaveOutThanAStateHoldsAreRefused() {
    FlowFiles files =
        new FlowFiles(directory).with("a", "connections: all-active\nconcurrency: 8\n");
    for (int i = 0; i < 4; i++) {
      files = files.with("named-" + i, "schedule: {cron: 0 7 * * *}\n" + named(1000, i));
    }
    List<Flow> flows = files.read();
    assertThat(Limits.check(flows.getFirst(), flows))
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .matches(
            ".*a\\.yaml:1: the settings of this flow take \\d{6} bytes, more than a state can hold;"
                + " use at most 250000: .*");
    assertThat(Limits.check(flows.getLast(), flows)).isEmpty();
  }

  @Test
  void aRunOfMoreThanAYearIsRefused() {
    assertThat(check("connections: all-active\nconcurrency: 2\ntimeout: 6d\npoll: 1h\n")).isEmpty();
    assertThat(check("connections: all-active\nconcurrency: 1\ntimeout: 6d\npoll: 1h\n"))
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .matches(
            ".*a\\.yaml:3: in the worst case a run takes \\d+ days, longer than an execution"
                + " can; keep it to at most 365 days: raise `concurrency` or shorten `timeout`");
  }

  private long allowed(String yaml) {
    String text = check(yaml).getFirst().toString();
    return Long.parseLong(text.replaceAll(".*at most (\\d+).*", "$1"));
  }

  private List<Problem> flow(String settings) {
    return check("connections: [" + FlowFiles.CONNECTION + "]\n" + settings + "\n");
  }

  private List<Problem> check(String yaml) {
    Flow flow = new FlowFiles(directory).with("a", yaml).only();
    return Limits.check(flow, List.of(flow));
  }

  private static String named(int connections) {
    return named(connections, 1);
  }

  private static String named(int connections, long series) {
    return "concurrency: 40\nconnections:\n"
        + IntStream.range(0, connections)
            .mapToObj(n -> "  - " + new UUID(series, n) + "\n")
            .collect(Collectors.joining());
  }
}
