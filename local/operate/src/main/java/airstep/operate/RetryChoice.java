package airstep.operate;

import airstep.embedded.stack.ConnectionReport;
import airstep.json.Json;
import airstep.vocabulary.FlowInput.RetryOfRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which connections of a run to sync again.
 *
 * @param chosen those that did not succeed
 * @param leftOut those of them that need a fix, or a look at Airbyte, first
 * @param notListed in words which other connections the run has; empty if it has no others
 */
public record RetryChoice(
    Run run,
    List<ConnectionReport> chosen,
    List<ConnectionReport> leftOut,
    Optional<String> notListed) {

  /**
   * Chooses the connections.
   *
   * @param all whether to leave out none
   */
  public static RetryChoice of(RunDetails details, boolean all) {
    List<ConnectionReport> chosen = new ArrayList<>();
    List<ConnectionReport> leftOut = new ArrayList<>();
    Set<String> mayHelp = Set.copyOf(details.retry());
    for (ConnectionReport one : details.connections()) {
      if (one.failed()) {
        boolean retried = all || mayHelp.contains(one.connectionId());
        (retried ? chosen : leftOut).add(one);
      }
    }
    return new RetryChoice(
        details.run(), List.copyOf(chosen), List.copyOf(leftOut), details.notListed());
  }

  /** Returns that many of its connections in words. */
  public static String these(int count) {
    return count == 1 ? "this connection" : "these " + count + " connections";
  }

  /** Returns what starts the retry, after those. */
  public Start start(RetryExecutions executions) {
    List<String> ids = chosen.stream().map(ConnectionReport::connectionId).toList();
    String input = Json.write(new RetryOfRun(ids, RunName.text(run.arn())));
    return new Start(input, Optional.of(executions.next()));
  }
}
