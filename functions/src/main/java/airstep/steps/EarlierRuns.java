package airstep.steps;

import airstep.alert.EarlierRun;
import airstep.json.Json;
import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.vocabulary.FlowInput.Selected;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.run.RunStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the earlier runs of a flow, back to the last that synced the whole flow and did not fail.
 * Step Functions keeps executions for ninety days.
 */
final class EarlierRuns {

  /** The maximum number of runs to return. */
  private static final int MOST = 20;

  /** The maximum number of executions to read, including checks. */
  private static final int MOST_LOOKED_AT = 60;

  /** What follows the flow's name in the name of a run. No flow's name contains it. */
  private static final Pattern KEY = Pattern.compile("[A-Z_].*");

  /** The maximum number of executions to list. All flows share one list. */
  private static final int MOST_LISTED = 10_000;

  private EarlierRuns() {}

  /**
   * Returns the runs, newest first.
   *
   * @param execution the ARN of a run of that flow
   */
  static List<EarlierRun> before(String execution, String flow, Executions executions) {
    List<EarlierRun> earlier = new ArrayList<>();
    int listed = 0;
    int looked = 0;
    for (Executions.Listed one : executions.newest(machineOf(execution))) {
      if (++listed > MOST_LISTED || looked == MOST_LOOKED_AT) {
        break;
      }
      String name = one.arn().substring(one.arn().lastIndexOf(':') + 1);
      if (one.status().equals("RUNNING")
          || !name.startsWith(flow)
          || !KEY.matcher(name.substring(flow.length())).matches()) {
        continue;
      }
      looked++;
      Optional<EarlierRun> run = read(executions.describe(one.arn()), flow);
      run.ifPresent(earlier::add);
      if (earlier.size() == MOST || run.filter(EarlierRun::syncedTheFlow).isPresent()) {
        break;
      }
    }
    return earlier;
  }

  private static String machineOf(String execution) {
    String machine = execution.replaceFirst(":execution:", ":stateMachine:");
    return machine.substring(0, machine.lastIndexOf(':'));
  }

  /** Returns empty if it was a check, or a run of another flow with a similar name. */
  private static Optional<EarlierRun> read(ExecutionDescription execution, String flow) {
    JsonObject input = Json.objectIn(execution.input()).orElse(JsonObject.empty());
    if (input.isTrue("check")
        || input.object("settings").flatMap(it -> it.text("flow")).filter(flow::equals).isEmpty()) {
      return Optional.empty();
    }
    RunAccount account = RunAccount.of(execution.output().or(execution::cause).orElse("{}"));
    Map<String, String> names = new LinkedHashMap<>();
    account.connections().forEach(one -> names.put(one.connectionId(), one.called()));
    return Optional.of(
        new EarlierRun(
            execution.startedAt(),
            end(execution, account),
            names,
            account.offIds(),
            Math.max(0, account.failed() - names.size()),
            Set.copyOf(input.texts(Selected.CONNECTIONS))));
  }

  private static RunStatus end(ExecutionDescription execution, RunAccount account) {
    return execution.status().equals("SUCCEEDED")
        ? account.status().filter(RunStatus.SKIPPED::equals).orElse(RunStatus.SUCCEEDED)
        : RunStatus.FAILED;
  }
}
