package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.HistoryEvent;
import airstep.json.Json;
import airstep.vocabulary.StartedBy;
import airstep.vocabulary.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Records every execution of a stage, and which execution started it. */
public final class Recording implements ExecutionListener {

  private final Map<String, Execution> executions = new LinkedHashMap<>();
  private final Map<String, String> starters = new HashMap<>();
  private final Map<String, List<Execution>> children = new LinkedHashMap<>();
  private final Map<String, List<Execution>> cleanUps = new LinkedHashMap<>();

  @Override
  public void onEvent(Execution execution, HistoryEvent event) {
    if (event.id() == 1) {
      executions.put(execution.arn(), execution);
      JsonObject input = input(execution);
      input
          .text(StartedBy.KEY)
          .ifPresent(
              parent -> {
                starters.put(execution.arn(), parent);
                add(children, parent, execution);
              });
      input.text("stopped").ifPresent(stopped -> add(cleanUps, stopped, execution));
    }
  }

  private static void add(Map<String, List<Execution>> lists, String arn, Execution execution) {
    lists.computeIfAbsent(arn, _ -> new ArrayList<>()).add(execution);
  }

  /** Every execution, in the order of their starts. */
  public List<Execution> executions() {
    return List.copyOf(executions.values());
  }

  /** The executions that this one started, in the order of their starts. */
  public List<Execution> startedBy(Execution execution) {
    return children.getOrDefault(execution.arn(), List.of());
  }

  /** The runs that an execution of a flow started, each followed by its parts. */
  List<Execution> runsOf(Execution flow) {
    return startedBy(flow).stream()
        .flatMap(
            run -> Stream.concat(Stream.of(run), startedBy(run).stream().filter(Recording::isPart)))
        .toList();
  }

  /** Whether it is a part of the run that started it. */
  static boolean isPart(Execution execution) {
    return input(execution).object("part").isPresent();
  }

  /** The execution that started this one, if one did. */
  public Optional<Execution> starterOf(Execution execution) {
    return Optional.ofNullable(starters.get(execution.arn())).map(executions::get);
  }

  /** The executions that clean up after this one, in the order of their starts. */
  List<Execution> cleanUpsOf(Execution execution) {
    return cleanUps.getOrDefault(execution.arn(), List.of());
  }

  /** The input of an execution; an empty object if it is not an object. */
  public static JsonObject input(Execution execution) {
    return Json.objectIn(execution.input()).orElse(JsonObject.empty());
  }
}
