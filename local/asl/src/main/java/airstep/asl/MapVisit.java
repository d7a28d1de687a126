package airstep.asl;

import airstep.asl.HistoryEvent.Detail;
import airstep.asl.definition.State;
import airstep.asl.expression.PayloadTemplate;
import airstep.asl.expression.QueryEvaluationException;
import airstep.asl.json.ArrayValue;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A visit to a Map state: an iteration for each item of an array. */
final class MapVisit extends Visit {

  private final State.MapState map;
  private final List<Iteration> iterations = new ArrayList<>();
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
    Object array = evaluate(map.items(), input);
    if (!(array instanceof ArrayValue items)) {
      throw notAnArray(array);
    }
    long limit = map.maxConcurrency().map(given -> given.evaluate(scope())).orElse(0L);
    branch.append(HistoryEventType.MAP_STATE_STARTED, new Detail.Plain("length", items.size()));
    iterations.clear();
    started = 0;
    running = 0;
    failed = false;
    int most = ServiceQuotas.MOST_ITERATIONS;
    mostRunning = limit == 0 ? most : (int) Math.min(limit, most);
    for (Object item : items) {
      iterations.add(new Iteration(iterations.size(), item));
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

  /** Starts as many iterations as may run; one that ends at once does not start another itself. */
  private void startIterations() throws StateFailure {
    if (starting) {
      return;
    }
    starting = true;
    try {
      while (!failed && started < iterations.size() && running < mostRunning) {
        int first = started;
        while (started < iterations.size() && running < mostRunning) {
          iterations.get(started).start();
          started++;
          running++;
        }
        iterations.subList(first, started).stream()
            .takeWhile(_ -> !failed)
            .forEach(each -> each.thread.begin(each.input));
      }
    } finally {
      starting = false;
    }
    if (!failed && started == iterations.size() && running == 0) {
      finish();
    }
  }

  private void finish() throws StateFailure {
    if (started > 0) {
      branch.lastEvent = lastSuccess;
    }
    Object result = ArrayValue.of(iterations.stream().map(each -> each.output).toList());
    ServiceQuotas.checkSize(result, "the result of the Map state");
    // The event of leaving the state follows the same event as this one.
    branch.interpreter.append(branch.lastEvent, HistoryEventType.MAP_STATE_SUCCEEDED);
    setResult(result);
    leave(map.exit(), result);
  }

  private void failBecauseOf(Iteration culprit, StateError error) {
    long last = culprit.thread.lastEvent;
    branch.lastEvent = last;
    culprit.append(last, HistoryEventType.MAP_ITERATION_FAILED);
    culprit.appendStateAborted(last);
    for (Iteration each : iterations.subList(0, started)) {
      if (!each.thread.over) {
        each.append(last, HistoryEventType.MAP_ITERATION_ABORTED);
        each.appendStateAborted(last);
        each.thread.abort();
      }
    }
    fail(error);
  }

  @Override
  void failedForGood() {
    branch.append(HistoryEventType.MAP_STATE_FAILED);
  }

  @Override
  void abandon(ServiceIntegration.Reason reason) {
    iterations.subList(0, started).forEach(each -> each.thread.abort());
  }

  /** The iteration for one item. */
  private final class Iteration implements Branch.End {

    private final int index;
    private final ObjectValue item;
    private final Object input;
    private Branch thread;
    private Object output;

    Iteration(int index, Object value) throws StateFailure {
      this.index = index;
      this.item = ObjectValue.of("Item", ObjectValue.of("Index", index, "Value", value));
      this.input =
          map.itemSelector().isPresent() ? map.itemSelector().get().evaluate(scope(item)) : value;
      if (map.itemSelector().isPresent()) {
        ServiceQuotas.checkSize(input, "ItemSelector");
      }
    }

    /** Creates the branch; it has not begun yet. */
    void start() {
      long event = append(branch.lastEvent, HistoryEventType.MAP_ITERATION_STARTED);
      var variables = new Variables(branch.variables);
      thread = new Branch(branch.interpreter, map.processor(), variables, item, event, this);
    }

    @Override
    public void succeeded(Object result) {
      output = result;
      running--;
      // The next iteration follows the last event of this one; the Map's end follows this success.
      branch.lastEvent = thread.lastEvent;
      lastSuccess = append(thread.lastEvent, HistoryEventType.MAP_ITERATION_SUCCEEDED);
      run(MapVisit.this::startIterations);
    }

    @Override
    public void failed(StateError error) {
      if (!failed) {
        failed = true;
        // Everything that is due at this moment happens before the Map reacts.
        after(Duration.ZERO, () -> failBecauseOf(this, error));
      }
    }

    /** Adds the event that the current state was aborted, if its type has such an event. */
    void appendStateAborted(long previous) {
      State state = thread.current == null ? null : thread.current.state;
      if (state instanceof State.Task
          || state instanceof State.Wait
          || state instanceof State.MapState) {
        branch.interpreter.append(previous, HistoryEventType.of(state, "ABORTED"));
      }
    }

    long append(long previous, HistoryEventType type) {
      var name = new Detail.Plain("name", map.name());
      return branch.interpreter.append(previous, type, name, new Detail.Plain("index", index));
    }
  }
}
