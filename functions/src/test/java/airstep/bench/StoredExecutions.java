package airstep.bench;

import airstep.json.Json;
import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.states.HistoryEntry;
import airstep.states.StatesRefusedException;
import airstep.vocabulary.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Executions that a test defines. */
public final class StoredExecutions implements Executions {

  private final Map<String, ExecutionDescription> executions = new LinkedHashMap<>();
  private final Map<String, List<HistoryEntry>> histories = new HashMap<>();
  private final Map<String, String> definitions = new HashMap<>();
  private final List<String> described = new ArrayList<>();
  private Optional<RuntimeException> failure = Optional.empty();

  /** Stores an execution with its history, the first event first. */
  public void store(ExecutionDescription execution, HistoryEntry... history) {
    executions.put(execution.arn(), execution);
    histories.put(execution.arn(), List.of(history));
  }

  /** From now on, every list of executions fails. */
  public void failWith(RuntimeException e) {
    failure = Optional.of(e);
  }

  /** The definition that the execution runs. */
  public void define(String arn, Map<String, ?> definition) {
    definitions.put(arn, Json.write(definition));
  }

  /** The ARNs that were described one by one. */
  public List<String> described() {
    return described;
  }

  @Override
  public ExecutionDescription describe(String arn) {
    described.add(arn);
    if (!executions.containsKey(arn)) {
      throw new StatesRefusedException("there is no execution " + arn);
    }
    return executions.get(arn);
  }

  @Override
  public Iterable<HistoryEntry> backwards(String arn) {
    return histories.get(arn).reversed();
  }

  @Override
  public Iterable<Listed> succeeded(String machineArn) {
    return listed(machineArn).filter(one -> one.status().equals("SUCCEEDED")).toList();
  }

  @Override
  public Iterable<Listed> running(String machineArn) {
    failure.ifPresent(
        e -> {
          throw e;
        });
    return listed(machineArn).filter(one -> one.status().equals("RUNNING")).toList();
  }

  @Override
  public Iterable<Listed> newest(String machineArn) {
    failure.ifPresent(
        e -> {
          throw e;
        });
    return listed(machineArn).toList();
  }

  private Stream<Listed> listed(String machineArn) {
    return executions.values().stream()
        .filter(one -> one.machine().equals(machineArn))
        .map(one -> new Listed(one.arn(), one.status(), one.startedAt(), one.stoppedAt()))
        .sorted((one, other) -> other.startedAt().compareTo(one.startedAt()));
  }

  @Override
  public JsonObject definitionOf(String arn) {
    return Json.readObject(definitions.get(arn));
  }
}
