package airstep.doctor;

import airstep.flows.Flow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Which executions are near a limit of Step Functions, at which they fail without an alert. */
final class HistoryCheck implements DoctorCheck {

  /** The limits: events of a history, and how long an execution may run. */
  private static final long MOST_EVENTS = 25_000;

  private static final long MANY_EVENTS = MOST_EVENTS * 4 / 5;
  private static final Duration LONG = Duration.ofDays(330);

  @Override
  public Group group() {
    return Group.STAGE;
  }

  @Override
  public String name() {
    return "history-limits";
  }

  @Override
  public List<Finding> findings(Installation installation) {
    SfnClient states = installation.place().states();
    Instant now = installation.clock().instant();
    List<ExecutionListItem> running =
        Stream.concat(Stream.of("run", "sync"), installation.flows().stream().map(Flow::name))
            .map(name -> installation.place().machine().apply(name))
            .flatMap(machine -> running(states, machine))
            .toList();
    List<Finding> findings = new ArrayList<>();
    for (ExecutionListItem one : running) {
      near(states, one, now)
          .map(what -> new Finding.Doubtful(what, installation.command("runs ls --status RUNNING")))
          .ifPresent(findings::add);
    }
    return Finding.orHealthy(
        findings,
        Amount.of(
            running.size(),
            "no execution runs",
            "the one running execution is not near the end of its history",
            "none of %d running executions is near the end of its history"));
  }

  private static Stream<ExecutionListItem> running(SfnClient states, String machine) {
    return states
        .listExecutionsPaginator(
            r -> r.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING))
        .executions()
        .stream();
  }

  private static Optional<String> near(SfnClient states, ExecutionListItem one, Instant now) {
    // The number of the newest event is how many there are.
    long events =
        states
            .getExecutionHistory(
                r -> r.executionArn(one.executionArn()).reverseOrder(true).maxResults(1))
            .events()
            .stream()
            .mapToLong(event -> event.id())
            .findFirst()
            .orElse(0);
    if (events >= MANY_EVENTS) {
      return Optional.of(
          "execution %s has %,d of %,d events".formatted(one.name(), events, MOST_EVENTS));
    }
    Duration runs = Duration.between(one.startDate(), now);
    return runs.compareTo(LONG) >= 0
        ? Optional.of("execution %s runs for %d of 365 days".formatted(one.name(), runs.toDays()))
        : Optional.empty();
  }
}
