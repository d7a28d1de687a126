package airstep.asl;

import airstep.asl.HistoryEvent.Detail;
import airstep.asl.definition.State;
import airstep.asl.expression.PayloadTemplate;
import airstep.asl.expression.QueryEvaluationException;
import airstep.asl.json.ArrayValue;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.time.Duration;
import java.util.List;

/** A visit to a Map state: an iteration for each item of an array. */
final class MapVisit extends Visit {

  private final State.MapState map;
  private ArrayValue items;
  private Branch[] iterations = {};
  private Object[] inputs;
  private Object[] outputs;
  private long lastSuccess;
  private int mostRunning;
  private int started;
  private int running;
  private boolean starting;
  private boolean failed;

  MapVisit(Branch branch, State.MapState map, Object input) {
    super(branch, map, input);
    this.map = map;
  }

  @Override
  void work() throws StateFailure {
    Object array = evaluate(map.items(), input());
    if (!(array instanceof ArrayValue found)) {
      throw notAnArray(array);
    }
    items = found;
    long limit = map.maxConcurrency().map(given -> given.evaluate(scope())).orElse(0L);
    branch().append(HistoryEventType.MAP_STATE_STARTED, new Detail.Plain("length", items.size()));
    iterations = new Branch[items.size()];
    inputs = new Object[items.size()];
    outputs = new Object[items.size()];
    started = 0;
    running = 0;
    failed = false;
    int most = ServiceQuotas.MOST_ITERATIONS;
    mostRunning = limit == 0 ? most : (int) Math.min(limit, most);
    for (int index = 0; index < inputs.length; index++) {
      inputs[index] = inputOf(index);
    }
    startIterations();
  }

  private QueryEvaluationException notAnArray(Object value) {
    return map.items().orElse(null) instanceof PayloadTemplate.Query(var expression)
        ? expression.refused("an array", value)
        : new QueryEvaluationException(
            null,
            "The input of a Map state must be an array, not " + JsonValues.write(value),
            true);
  }

  private Object inputOf(int index) throws StateFailure {
    if (map.itemSelector().isEmpty()) {
      return items.get(index);
    }
    Object selected = map.itemSelector().get().evaluate(scope(item(index)));
    ServiceQuotas.checkSize(selected, "ItemSelector");
    return selected;
  }

  /** Starts as many iterations as may run; one that ends at once does not start another itself. */
  private void startIterations() throws StateFailure {
    if (starting) {
      return;
    }
    starting = true;
    try {
      while (!failed && started < iterations.length && running < mostRunning) {
        int first = started;
        while (started < iterations.length && running < mostRunning) {
          iterations[started] = iteration(started);
          started++;
          running++;
        }
        for (int index = first; index < started && !failed; index++) {
          iterations[index].begin(inputs[index]);
        }
      }
    } finally {
      starting = false;
    }
    if (!failed && started == iterations.length && running == 0) {
      finish();
    }
  }

  private Branch iteration(int index) {
    long started = append(branch().lastEvent(), HistoryEventType.MAP_ITERATION_STARTED, index);
    Branch.End end =
        new Branch.End() {
          @Override
          public void succeeded(Object output) {
            outputs[index] = output;
            running--;
            // The next iteration follows the last event of this one; the Map's end follows this
            // success.
            long last = iterations[index].lastEvent();
            branch().follow(last);
            lastSuccess = append(last, HistoryEventType.MAP_ITERATION_SUCCEEDED, index);
            run(MapVisit.this::startIterations);
          }

          @Override
          public void failed(StateError error) {
            if (!failed) {
              failed = true;
              // Everything that is due at this moment happens before the Map reacts.
              after(Duration.ZERO, () -> failBecauseOf(index, error));
            }
          }
        };
    return new Branch(
        branch().interpreter(),
        map.processor(),
        new Variables(branch().variables()),
        item(index),
        started,
        end);
  }

  private void finish() throws StateFailure {
    if (outputs.length > 0) {
      branch().follow(lastSuccess);
    }
    Object result = ArrayValue.of(List.of(outputs));
    ServiceQuotas.checkSize(result, "the result of the Map state");
    // The event of leaving the state follows the same event as this one.
    branch().interpreter().append(branch().lastEvent(), HistoryEventType.MAP_STATE_SUCCEEDED);
    setResult(result);
    leave(map.exit(), result);
  }

  private void failBecauseOf(int culprit, StateError error) {
    long last = iterations[culprit].lastEvent();
    branch().follow(last);
    append(last, HistoryEventType.MAP_ITERATION_FAILED, culprit);
    appendStateAborted(iterations[culprit], last);
    for (int index = 0; index < started; index++) {
      if (!iterations[index].isOver()) {
        append(last, HistoryEventType.MAP_ITERATION_ABORTED, index);
        appendStateAborted(iterations[index], last);
        iterations[index].abort();
      }
    }
    fail(error);
  }

  @Override
  void failedForGood() {
    branch().append(HistoryEventType.MAP_STATE_FAILED);
  }

  @Override
  void abandon(ServiceIntegration.Reason reason) {
    for (int index = 0; index < started; index++) {
      iterations[index].abort();
    }
  }

  /** Adds the event that the current state of an iteration was aborted. */
  private void appendStateAborted(Branch iteration, long previous) {
    if (iteration.current() == null) {
      return;
    }
    HistoryEventType type =
        switch (iteration.current().state()) {
          case State.Task _ -> HistoryEventType.TASK_STATE_ABORTED;
          case State.Wait _ -> HistoryEventType.WAIT_STATE_ABORTED;
          case State.MapState _ -> HistoryEventType.MAP_STATE_ABORTED;
          default -> null;
        };
    if (type != null) {
      branch().interpreter().append(previous, type);
    }
  }

  private long append(long previous, HistoryEventType type, int index) {
    return branch()
        .interpreter()
        .append(
            previous, type, new Detail.Plain("name", map.name()), new Detail.Plain("index", index));
  }

  private ObjectValue item(int index) {
    return ObjectValue.of(
        "Item", ObjectValue.builder().put("Index", index).put("Value", items.get(index)).build());
  }
}
