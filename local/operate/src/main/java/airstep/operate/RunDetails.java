package airstep.operate;

import airstep.embedded.stack.ConnectionReport;
import airstep.states.Executions;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import airstep.vocabulary.run.RunHash;
import airstep.vocabulary.run.SyncOutcome;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A run with its connections.
 *
 * @param unlisted how many connections it does not list, because they are in parts of the run that
 *     have not begun, or ended before they knew their connections
 * @param earlier the outcomes of each connection in earlier runs of the flow, oldest first, by the
 *     id of the connection; an empty text if a run did not plan it or its outcome is not known.
 *     Empty unless {@link Runs#withEarlier} has read them
 * @param links Airbyte's pages of jobs, by the id of the connection
 * @param retry the ids of the connections that did not succeed and may succeed in a retry
 * @param executions the ARNs of all executions of the run, each with the label of its connection;
 *     an empty label for those of the flow, the run and its parts
 */
public record RunDetails(
    Run run,
    List<ConnectionReport> connections,
    long unlisted,
    Map<String, List<String>> earlier,
    Map<String, String> links,
    List<String> retry,
    Map<String, String> executions)
    implements JsonRecord {

  /** The maximum number of earlier runs. */
  static final int EARLIER = 10;

  /** Reads the run of this execution. Its id is the longest one. */
  public static RunDetails read(String executionArn, Executions executions) {
    RunName name = RunName.of(executionArn).orElseThrow();
    Run run = Run.of(RunHash.of(executionArn), name, executionArn, executions);
    return of(run, RunHistory.of(executionArn, executions), executions);
  }

  static RunDetails of(Run run, RunHistory history, Executions executions) {
    CleanUps cleanUps = new CleanUps(executions);
    List<SyncRecord> syncs =
        history.syncs().stream()
            .map(
                arn ->
                    history
                        .report(arn)
                        .orElseGet(
                            () -> SyncRecord.read(arn, executions, cleanUps, run.startedAt())))
            .toList();
    Map<String, JsonObject> outcomes = new HashMap<>();
    Map<String, String> links = new LinkedHashMap<>();
    for (SyncRecord sync : syncs) {
      outcomes.put(sync.connectionId(), sync.outcome());
      sync.outcome().text("link").ifPresent(link -> links.put(sync.connectionId(), link));
    }
    List<ConnectionReport> connections =
        history.plans().stream()
            .flatMap(
                plan ->
                    ConnectionReport.of(plan, outcomes, run.status().equals(Run.RUNNING)).stream())
            .toList();
    Map<String, String> labels = new LinkedHashMap<>();
    run.executions().forEach(arn -> labels.put(arn, ""));
    history.parts().forEach(arn -> labels.put(arn, ""));
    for (SyncRecord sync : syncs) {
      String label = sync.outcome().text("name").orElse(sync.connectionId());
      labels.put(sync.arn(), label);
      sync.cleanUps().forEach(arn -> labels.put(arn, label));
    }
    return new RunDetails(
        run,
        connections,
        history.unlisted(),
        Map.of(),
        links,
        connections.stream()
            .filter(one -> mayRetry(one, outcomes))
            .map(ConnectionReport::connectionId)
            .toList(),
        labels);
  }

  /** Returns the same with the outcomes in these runs, the newest first. */
  RunDetails withEarlier(List<Run> before, Function<Run, Map<String, String>> from) {
    List<String> ids = connections.stream().map(ConnectionReport::connectionId).toList();
    Map<String, List<String>> outcomes = EarlierOutcomes.of(ids, before, from);
    return new RunDetails(run, connections, unlisted, outcomes, links, retry, executions);
  }

  /**
   * Returns why the run ended so, such as who stopped it; empty if that is the reason of a
   * connection or the first problem, which are shown anyway.
   */
  public Optional<String> ownReason() {
    return run.reason()
        .filter(_ -> run.problems().isEmpty())
        .filter(
            reason ->
                connections.stream()
                    .flatMap(one -> one.reason().stream())
                    .noneMatch(reason::endsWith));
  }

  /** Returns in words which connections it does not list; empty if it lists all. */
  public Optional<String> notListed() {
    return Optional.of(unlisted)
        .filter(count -> count > 0)
        .map(
            count ->
                count == 1
                    ? "1 more connection"
                    : String.format(Locale.ROOT, "%,d more connections", count))
        .map(
            many ->
                many
                    + (run.endedAt().isEmpty()
                        ? ", in parts of this run that have not begun"
                        : ", in parts of this run that ended before they knew them"));
  }

  /** A sync that never started may succeed too. */
  private static boolean mayRetry(ConnectionReport one, Map<String, JsonObject> outcomes) {
    JsonObject end = outcomes.get(one.connectionId());
    return one.failed()
        && (end == null
            || (Outcome.of(one.outcome()) != Outcome.UNKNOWN
                && SyncOutcome.read(end).retryMayHelp()));
  }

  @Override
  public JsonFields json() {
    return run.json()
        .put("problems", run.problems())
        .put("connections", connections)
        .put("unlisted", unlisted)
        .put("earlier", earlier)
        .put("links", links)
        .put("retry", retry)
        .put("executions", List.copyOf(executions.keySet()));
  }
}
