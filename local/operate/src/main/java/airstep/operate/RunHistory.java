package airstep.operate;

import airstep.embedded.stack.ConnectionReport;
import airstep.json.Json;
import airstep.states.Executions;
import airstep.states.HistoryEntry;
import airstep.states.HistoryEntry.TaskFailed;
import airstep.states.HistoryEntry.TaskScheduled;
import airstep.states.HistoryEntry.TaskSubmitted;
import airstep.states.HistoryEntry.TaskSucceeded;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.run.RunPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the history of a run says, and those of its parts.
 *
 * @param plans the results of Plan Run, of the run and of each part that has planned
 * @param outcomes the outcome of each connection that it planned to sync, by id; empty until all
 *     have one, and if one is not known
 * @param syncs the ARNs of the executions of its syncs, in the order of their starts
 * @param reported those of the syncs that have reported their outcome to the run, by their ARN
 * @param parts the ARNs of the executions of its parts, in the order of their starts
 * @param unlisted how many connections are in parts that have not planned, whose ids are not known
 */
record RunHistory(
    List<JsonObject> plans,
    Map<String, String> outcomes,
    List<String> syncs,
    Map<String, SyncRecord> reported,
    List<String> parts,
    long unlisted) {

  /** The name of the execution of a part, which {@code Sync Part} gives it. */
  private static final Pattern PART = Pattern.compile("PART(\\d+)_.*");

  static RunHistory of(String runArn, Executions executions) {
    RunHistory run = read(runArn, executions);
    Map<Long, Long> unplanned = sizes(run.plans);
    for (String arn : run.parts) {
      RunHistory part = of(arn, executions);
      run = run.with(part);
      if (!part.plans.isEmpty()) {
        unplanned.remove(number(arn));
      }
    }
    return run.withUnlisted(unplanned.values().stream().mapToLong(size -> size).sum());
  }

  /** Returns the number of connections of each part that the run has planned, by its number. */
  private static Map<Long, Long> sizes(List<JsonObject> plans) {
    Map<Long, Long> sizes = new HashMap<>();
    plans.stream()
        .flatMap(plan -> plan.objects("parts").stream())
        .map(RunPart::read)
        .forEach(part -> sizes.put(part.number(), part.connections()));
    return sizes;
  }

  private static long number(String partArn) {
    Matcher name = PART.matcher(RunName.text(partArn));
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }

  private static RunHistory read(String runArn, Executions executions) {
    List<JsonObject> plans = new ArrayList<>();
    Map<String, String> outcomes = new HashMap<>();
    List<String> syncs = new ArrayList<>();
    Map<String, SyncRecord> reported = new HashMap<>();
    List<String> parts = new ArrayList<>();
    String machine = machineOf(runArn);
    for (HistoryEntry event : executions.backwards(runArn)) {
      switch (event) {
        case TaskSucceeded done -> {
          Optional<JsonObject> result = Json.objectIn(done.result());
          result.flatMap(ConnectionReport::plan).ifPresent(plans::add);
          add(result, reported);
        }
        case TaskFailed failed -> add(failed.cause().flatMap(Json::objectIn), reported);
        case TaskScheduled call -> outcomes.putAll(closed(call.arguments()));
        case TaskSubmitted submitted ->
            Json.objectIn(submitted.response())
                .flatMap(response -> response.text("ExecutionArn"))
                .ifPresent(arn -> (machineOf(arn).equals(machine) ? parts : syncs).addFirst(arn));
        default -> {}
      }
    }
    return new RunHistory(
        List.copyOf(plans),
        Map.copyOf(outcomes),
        List.copyOf(syncs),
        Map.copyOf(reported),
        List.copyOf(parts),
        0);
  }

  /** Adds what a Task returned or failed with, if that is the report of a sync. */
  private static void add(Optional<JsonObject> end, Map<String, SyncRecord> reported) {
    end.flatMap(SyncRecord::reported).ifPresent(sync -> reported.put(sync.arn(), sync));
  }

  private static String machineOf(String executionArn) {
    return executionArn.substring(0, executionArn.lastIndexOf(':'));
  }

  /** Adds a part. If the outcomes of one part are not known, those of the run are not. */
  private RunHistory with(RunHistory part) {
    boolean first = plans.stream().noneMatch(plan -> !plan.objects("connections").isEmpty());
    boolean known = !part.outcomes.isEmpty() && (first || !outcomes.isEmpty());
    Map<String, String> all = new HashMap<>();
    if (known) {
      all.putAll(outcomes);
      all.putAll(part.outcomes);
    }
    Map<String, SyncRecord> allReported = new HashMap<>(reported);
    allReported.putAll(part.reported);
    return new RunHistory(
        Stream.concat(plans.stream(), part.plans.stream()).toList(),
        all,
        Stream.concat(syncs.stream(), part.syncs.stream()).toList(),
        allReported,
        parts,
        unlisted);
  }

  private RunHistory withUnlisted(long count) {
    return new RunHistory(plans, outcomes, syncs, reported, parts, count);
  }

  /** The outcomes that Close Run is called with; empty for another call. */
  private static Map<String, String> closed(String arguments) {
    JsonObject payload =
        Json.objectIn(arguments).flatMap(call -> call.object("Payload")).orElse(JsonObject.empty());
    List<String> ids = payload.texts("ids");
    List<String> ends = payload.texts("outcomes");
    Map<String, String> outcomes = new HashMap<>();
    for (int i = 0; i < ids.size() && ids.size() == ends.size(); i++) {
      outcomes.put(ids.get(i), ends.get(i));
    }
    return outcomes;
  }

  /** Returns the sync with this ARN as it reported to the run; empty if it has not. */
  Optional<SyncRecord> report(String syncArn) {
    return Optional.ofNullable(reported.get(syncArn));
  }

  /** Returns the ids of the connections that it planned to sync. */
  List<String> planned() {
    return plans.stream()
        .flatMap(plan -> plan.objects("connections").stream())
        .flatMap(one -> one.text("connectionId").stream())
        .toList();
  }
}
