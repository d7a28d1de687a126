package airstep.steps;

import airstep.alert.EarlierRun;
import airstep.alert.EarlierRun.End;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The runs of a flow that have ended before one of them, as far back as the last that did not fail:
 * Step Functions keeps them, and what each came to, for ninety days.
 */
final class EarlierRuns {

  /** So many runs are told of. */
  private static final int MOST = 20;

  /** So many executions are looked at, checks included. */
  private static final int MOST_LOOKED_AT = 60;

  /** What ends a flow's name in the name of a run: no flow's name has it. */
  private static final Pattern KEY = Pattern.compile("[A-Z_].*");

  /** All flows share one list, in which a flow that seldom runs may be far behind. */
  private static final int MOST_LISTED = 10_000;

  private EarlierRuns() {}

  /**
   * The newest first.
   *
   * @param execution of a run of that flow
   */
  static List<EarlierRun> before(String execution, String flow, Executions executions) {
    List<EarlierRun> earlier = new ArrayList<>();
    int listed = 0;
    int looked = 0;
    for (Executions.Listed one : executions.newest(machineOf(execution))) {
      if (++listed > MOST_LISTED || looked == MOST_LOOKED_AT) {
        break;
      }
      String name = nameOf(one.arn());
      if (one.status().equals("RUNNING")
          || !name.startsWith(flow)
          || !KEY.matcher(name.substring(flow.length())).matches()) {
        continue;
      }
      looked++;
      Optional<EarlierRun> run = read(executions.describe(one.arn()), flow);
      run.ifPresent(earlier::add);
      if (earlier.size() == MOST || run.filter(it -> it.end() == End.SUCCEEDED).isPresent()) {
        break;
      }
    }
    return earlier;
  }

  private static String machineOf(String execution) {
    String machine = execution.replaceFirst(":execution:", ":stateMachine:");
    return machine.substring(0, machine.lastIndexOf(':'));
  }

  private static String nameOf(String execution) {
    return execution.substring(execution.lastIndexOf(':') + 1);
  }

  /** Empty if it was a check, or if somebody started it by hand for another flow. */
  private static Optional<EarlierRun> read(ExecutionDescription execution, String flow) {
    JsonObject input = object(execution.input());
    if (input.isTrue("check")
        || input.object("settings").flatMap(it -> it.text("flow")).filter(flow::equals).isEmpty()) {
      return Optional.empty();
    }
    JsonObject account = object(execution.output().or(execution::cause).orElse("{}"));
    List<JsonObject> named = account.objects("connections");
    return Optional.of(
        new EarlierRun(
            execution.startedAt(),
            end(execution, account),
            names(named),
            account.text("offIds").map(ids -> Set.copyOf(Arrays.asList(ids.split(" ", -1)))),
            Math.max(0, account.whole("failed").orElse(0) - named.size())));
  }

  private static End end(ExecutionDescription execution, JsonObject account) {
    if (!execution.status().equals("SUCCEEDED")) {
      return End.FAILED;
    }
    return account.text("status").filter("SKIPPED"::equals).isPresent()
        ? End.SKIPPED
        : End.SUCCEEDED;
  }

  private static Map<String, String> names(List<JsonObject> connections) {
    Map<String, String> names = new LinkedHashMap<>();
    for (JsonObject connection : connections) {
      connection
          .text("connectionId")
          .ifPresent(id -> names.put(id, connection.text("name").orElse(id)));
    }
    return names;
  }

  private static JsonObject object(String text) {
    try {
      return Json.readObject(text);
    } catch (MalformedJsonException _) {
      // It was stopped, or broke off, in somebody else's words.
      return JsonObject.empty();
    }
  }
}
