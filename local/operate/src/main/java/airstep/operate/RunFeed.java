package airstep.operate;

import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEventType;
import airstep.asl.json.JsonValues;
import airstep.embedded.stack.Cost;
import airstep.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The events of an execution of a flow and of all executions that it starts, as far as they have
 * happened. Step Functions sends no events, so it is read again and again.
 */
public final class RunFeed {

  private static final int PAGE = 100;

  private final SfnClient states;
  private final String flowExecution;

  /** The number of the last known event of each execution. */
  private final Map<String, Long> read = new LinkedHashMap<>();

  private final List<String> open = new ArrayList<>();
  private final BilledEvents billed = new BilledEvents();

  /** Reads from the start of that execution on. */
  public RunFeed(SfnClient states, String flowExecution) {
    this.states = states;
    this.flowExecution = flowExecution;
    follow(flowExecution);
  }

  /**
   * Reads the events since the last call: those of an execution in order, after that which started
   * it.
   */
  public void read(BiConsumer<String, HistoryEvent> to) {
    // Grows while it is read.
    for (int i = 0; i < open.size(); i++) {
      String arn = open.get(i);
      for (HistoryEvent event : since(arn, read.get(arn))) {
        read.put(arn, event.id());
        billed.add(event);
        to.accept(arn, event);
        started(event).ifPresent(this::follow);
        if (event.type().endsExecution()) {
          open.set(i, null);
        }
      }
    }
    open.removeIf(arn -> arn == null);
  }

  /** Returns whether the flow's execution had not ended at the last call. */
  public boolean isOpen() {
    return open.contains(flowExecution);
  }

  /** Returns how many executions are read by each call. */
  public int size() {
    return open.size();
  }

  /** Returns the ARN of the run that the flow has started, if it has. */
  public Optional<String> run() {
    return read.keySet().stream().skip(1).findFirst();
  }

  /** Returns what the events so far are billed as. */
  public Cost cost() {
    return billed.cost();
  }

  private void follow(String arn) {
    if (read.putIfAbsent(arn, 0L) == null) {
      open.add(arn);
    }
  }

  /** Newest first from the service, which can only begin at either end. */
  private List<HistoryEvent> since(String arn, long last) {
    List<HistoryEvent> found = new ArrayList<>();
    for (var event :
        states
            .getExecutionHistoryPaginator(
                r ->
                    r.executionArn(arn)
                        .reverseOrder(true)
                        .includeExecutionData(true)
                        .maxResults(PAGE))
            .events()) {
      if (event.id() <= last) {
        break;
      }
      SdkHistory.event(event).ifPresent(found::addFirst);
    }
    return found;
  }

  private static Optional<String> started(HistoryEvent event) {
    return Optional.of(event)
        .filter(it -> it.type() == HistoryEventType.TASK_SUBMITTED)
        .flatMap(it -> it.value("output"))
        .flatMap(output -> Json.objectIn(JsonValues.write(output)))
        .flatMap(output -> output.text("ExecutionArn"));
  }
}
