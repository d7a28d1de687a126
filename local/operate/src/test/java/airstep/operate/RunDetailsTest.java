package airstep.operate;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.stack.ConnectionReport;
import airstep.json.Json;
import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.states.HistoryEntry;
import airstep.vocabulary.FlowInput.Selected;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunDetailsTest {

  private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:";
  private static final String RUN = EXECUTION + "run:nightly_at_20261128T0100Z";
  private static final Instant START = Instant.parse("2026-11-28T01:00:00Z");

  @Test
  void countsTheConnectionsOfPartsThatHaveNotBegun() {
    RunDetails details = details("RUNNING", part(2, planned(2)), part(1, planned(1)));
    assertThat(details.connections()).extracting(ConnectionReport::connectionId).hasSize(3);
    assertThat(details.unlisted()).isEqualTo(1000);
    assertThat(details.notListed())
        .contains("1,000 more connections, in parts of this run that have not begun");
    assertThat(StopPlan.of(details, new Recorded("RUNNING", List.of())).waiting()).isEqualTo(1003);
  }

  @Test
  void countsTheConnectionsOfAPartThatHasNotPlannedYet() {
    RunDetails details =
        details("RUNNING", part(1, List.of()), part(3, planned(1)), part(2, planned(1)));
    assertThat(details.unlisted()).isEqualTo(10);
    assertThat(details("RUNNING", part(1, planned(5)), part(2, planned(5))).unlisted())
        .isEqualTo(1000);
  }

  @Test
  void aRunThatListsAllSaysNothing() {
    RunDetails details =
        details("RUNNING", part(3, planned(1)), part(1, planned(9)), part(2, planned(1)));
    assertThat(details.unlisted()).isZero();
    assertThat(details.notListed()).isEmpty();
  }

  @Test
  void aRetryOfARunThatEndedEarlySaysWhatItLeavesOut() {
    RunDetails details = details("ABORTED", part(1, planned(1)), part(2, planned(1)));
    assertThat(RetryChoice.of(details, false).notListed())
        .contains("1,000 more connections, in parts of this run that ended before they knew them");
  }

  @Test
  void aRetryOfNothingDoesNotSayThatNothingFailedInPartsThatDidNotBegin() {
    assertThat(refusal(details("ABORTED", part(1, skipped()), part(2, skipped()))))
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .endsWith(
                        "ended before it knew 1000 of its connections; use ./airstep run nightly"));
    assertThat(
            refusal(details("ABORTED", part(1, skipped()), part(2, skipped()), part(3, skipped()))))
        .hasValueSatisfying(why -> assertThat(why).endsWith("there is nothing to retry"));
    assertThat(refusal(details("ABORTED", part(1, List.of()))))
        .hasValueSatisfying(why -> assertThat(why).contains("ended before it knew 1030 of its"));
  }

  @Test
  void aRetryNamesNoMoreThanTheInputOfAnExecutionCanHold() {
    int most = Selected.MOST;
    assertThat(refusal(details("ABORTED", part(1, planned(most))))).isEmpty();
    assertThat(refusal(details("ABORTED", part(1, planned(most + 1)))))
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .endsWith(
                        " of nightly: 5,001 connections are more than the 5,000 that one retry can"
                            + " name; sync the whole flow again with ./airstep run nightly"));
  }

  private static Optional<String> refusal(RunDetails details) {
    Place place =
        new Place(
            PlaceName.local(NextCommand.here()), null, null, null, null, null, null, () -> {});
    Runs none = new Runs(new Recorded("", List.of()), "run");
    return new RetryRefusal(place, none, new RetryExecutions("retry-1", false))
        .of(details, RetryChoice.of(details, false));
  }

  /** A part as its execution and its history show it. */
  private record Part(long number, List<HistoryEntry> history) {

    String arn() {
      return EXECUTION + "run:PART" + number + "_nightly-5f";
    }
  }

  private static Part part(long number, List<HistoryEntry> history) {
    return new Part(number, history);
  }

  private static List<HistoryEntry> planned(int connections) {
    List<Map<String, String>> ids =
        IntStream.range(0, connections).mapToObj(n -> Map.of("connectionId", "id-" + n)).toList();
    return List.of(plan(Map.of("connections", ids, "skippedCount", 0)));
  }

  /** The history of a part whose only connection is switched off. */
  private static List<HistoryEntry> skipped() {
    Map<String, String> off = Map.of("connectionId", "off", "outcome", "SKIPPED");
    return List.of(plan(Map.of("skipped", List.of(off), "skippedCount", 1)));
  }

  private static HistoryEntry plan(Map<String, ?> plan) {
    return new HistoryEntry.TaskSucceeded(START, Json.write(Map.of("Payload", plan)));
  }

  /** A run of three parts, of which these have begun, the first one last. */
  private static RunDetails details(String status, Part... begun) {
    return RunDetails.read(RUN, new Recorded(status, List.of(begun)));
  }

  private record Recorded(String status, List<Part> begun) implements Executions {

    @Override
    public ExecutionDescription describe(String arn) {
      return new ExecutionDescription(
          arn,
          "",
          status,
          START,
          status.equals("RUNNING") ? Optional.empty() : Optional.of(START.plusSeconds(60)),
          "{}",
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    @Override
    public Iterable<HistoryEntry> backwards(String arn) {
      List<HistoryEntry> history = new ArrayList<>();
      for (Part part : begun) {
        if (part.arn().equals(arn)) {
          return part.history();
        }
        history.add(
            new HistoryEntry.TaskSubmitted(START, Json.write(Map.of("ExecutionArn", part.arn()))));
      }
      history.add(
          new HistoryEntry.TaskScheduled(START, Json.write(Map.of()), Duration.ofSeconds(60)));
      history.add(
          plan(
              Map.of(
                  "parts", List.of(size(1, 10), size(2, 20), size(3, 1000)), "skippedCount", 0)));
      return history;
    }

    private static Map<String, ?> size(int number, int connections) {
      return Map.of("number", number, "from", "", "to", "", "connections", connections);
    }

    @Override
    public Iterable<Listed> succeeded(String machineArn) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<Listed> running(String machineArn) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<Listed> newest(String machineArn) {
      return List.of();
    }

    @Override
    public JsonObject definitionOf(String arn) {
      throw new UnsupportedOperationException();
    }
  }
}
