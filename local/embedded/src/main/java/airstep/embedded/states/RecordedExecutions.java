package airstep.embedded.states;

import airstep.asl.ExecutionStatus;
import airstep.asl.StepFunctionsException;
import airstep.asl.json.JsonValues;
import airstep.store.ExecutionStore;
import airstep.store.ListedExecution;
import airstep.store.StopRequest;
import airstep.store.StoredExecution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The executions in a store, of this process and of others.
 *
 * @param rehearsals whether to list rehearsals or the others; empty for both
 * @param live the executions of this process, if it has any
 * @param elsewhere stops those of other processes; empty if that is refused
 */
public record RecordedExecutions(
    ExecutionStore store,
    Optional<Boolean> rehearsals,
    Optional<LiveExecutions> live,
    Optional<StopElsewhere> elsewhere)
    implements KnownExecutions {

  /** All executions of a store, for a process that runs none. */
  public static RecordedExecutions of(ExecutionStore store) {
    return new RecordedExecutions(
        store, Optional.empty(), Optional.empty(), Optional.of(StopElsewhere.of(store)));
  }

  /** The same for callers who may read them, but not stop them. */
  public static RecordedExecutions toRead(ExecutionStore store) {
    return new RecordedExecutions(store, Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Override
  public Map<String, ?> describe(String arn) {
    StoredExecution found = known(arn);
    if (found.status() == ExecutionStatus.RUNNING && !isLive(arn)) {
      // Its process may have been killed since the store was opened.
      store.endAbandoned();
      found = known(arn);
    }
    return object(found.description());
  }

  @Override
  public List<Map<String, ?>> history(
      String arn, boolean newestFirst, int most, OptionalLong after) {
    if (!store.has(arn)) {
      throw unknown(arn);
    }
    return store.events(arn, newestFirst, most, after).stream()
        .<Map<String, ?>>map(RecordedExecutions::object)
        .toList();
  }

  @Override
  public List<Map<String, ?>> list(
      String stateMachineArn, Optional<ExecutionStatus> status, int most, Optional<String> after) {
    if (after.isEmpty()) {
      // The process of a running one may have been killed since the store was opened.
      store.endAbandoned();
    } else if (!store.has(after.get())) {
      throw new StepFunctionsException("InvalidToken", "no token: " + after.get());
    }
    return store.list(stateMachineArn, status, rehearsals, most, after).stream()
        .<Map<String, ?>>map(RecordedExecutions::row)
        .toList();
  }

  @Override
  public String definition(String arn) {
    return store.definition(arn).orElseThrow(() -> unknown(arn));
  }

  @Override
  public List<String> stateMachines() {
    return store.stateMachines();
  }

  @Override
  public String start(String stateMachineArn, String name, String input) {
    return live.orElseThrow(
            () ->
                new StepFunctionsException(
                    "ValidationException",
                    "This is a history, which starts nothing: use ./airstep run FLOW"))
        .start(stateMachineArn, name, input);
  }

  @Override
  public void stop(String arn, String error, String cause) {
    if (isLive(arn)) {
      live.get().stop(arn, error, cause);
    } else if (known(arn).status() == ExecutionStatus.RUNNING) {
      elsewhere
          .orElseThrow(
              () ->
                  new StepFunctionsException(
                      "ValidationException",
                      "This is a history, which stops nothing: use ./airstep runs stop ID"))
          .stop(new StopRequest(arn, Optional.ofNullable(error), Optional.ofNullable(cause)));
    }
  }

  private static Map<String, ?> row(ListedExecution execution) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("executionArn", execution.arn());
    row.put("stateMachineArn", execution.stateMachineArn());
    row.put("name", execution.name());
    row.put("status", execution.status().name());
    row.put("startDate", execution.startDate().toString());
    execution.stopDate().ifPresent(stop -> row.put("stopDate", stop.toString()));
    return row;
  }

  private boolean isLive(String arn) {
    return live.isPresent() && live.get().has(arn);
  }

  private StoredExecution known(String arn) {
    return store.find(arn).orElseThrow(() -> unknown(arn));
  }

  private static StepFunctionsException unknown(String arn) {
    return new StepFunctionsException("ExecutionDoesNotExist", "Execution not found: " + arn);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> object(String json) {
    return (Map<String, ?>) JsonValues.parse(json);
  }
}
