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

  /** What is left to be done at a moment comes before a failure of that moment is acted upon. */
  private static final Duration THIS_MOMENT = Duration.ZERO;

  private final State.MapState map;
  private ArrayValue items;
  private long lastSuccess;
  private Branch[] branches;
  private Object[] inputs;
  private Object[] outputs;
  private int started;
  private int running;
  private int most;
  private boolean starting;
  private boolean failed;

  MapVisit(Branch branch, State.MapState map, Object input) {
    super(branch, map, input, map.recovery());
    this.map = map;
  }

  @Override
  void work() throws StateFailure {
    Object array = evaluate(map.items(), input());
    if (!(array instanceof ArrayValue found)) {
      throw refused(array);
    }
    items = found;
    long asked = map.maxConcurrency().map(given -> given.evaluate(scope())).orElse(0L);
    branch()
        .append(
            HistoryEventType.MAP_STATE_STARTED, List.of(new Detail.Plain("length", items.size())));
    int most = ServiceQuotas.MOST_ITERATIONS;
    fork(items.size(), asked == 0 ? most : (int) Math.min(asked, most));
  }

  private QueryEvaluationException refused(Object array) {
    return map.items().orElse(null) instanceof PayloadTemplate.Query(var expression)
        ? expression.refused("an array", array)
        : new QueryEvaluationException(
            null,
            "The input of a Map state has to be an array, not " + JsonValues.write(array),
            true);
  }

  private Branch newBranch(int index, long follows, Branch.End end) {
    long started =
        branch()
            .interpreter()
            .append(follows, HistoryEventType.MAP_ITERATION_STARTED, iteration(index));
    return new Branch(
        branch().interpreter(),
        map.processor(),
        new Variables(branch().variables()),
        item(index),
        started,
        end);
  }

  private Object inputOf(int index) throws StateFailure {
    if (map.itemSelector().isEmpty()) {
      return items.get(index);
    }
    Object selected = map.itemSelector().get().evaluate(scope(item(index)));
    ServiceQuotas.checkSize(selected, "ItemSelector");
    return selected;
  }

  private void branchSucceeded(int index, Branch ended) {
    // The next iteration follows the last event inside this one, the end of the Map this event.
    branch().follow(ended.lastEvent());
    lastSuccess =
        branch()
            .interpreter()
            .append(ended.lastEvent(), HistoryEventType.MAP_ITERATION_SUCCEEDED, iteration(index));
  }

  private void branchFailed(int index, Branch ended) {
    branch()
        .interpreter()
        .append(ended.lastEvent(), HistoryEventType.MAP_ITERATION_FAILED, iteration(index));
    stateAborted(ended, ended.lastEvent());
  }

  private void branchAborted(int index, long follows) {
    branch()
        .interpreter()
        .append(follows, HistoryEventType.MAP_ITERATION_ABORTED, iteration(index));
  }

  private void joined(List<Object> gathered) throws StateFailure {
    if (!gathered.isEmpty()) {
      branch().follow(lastSuccess);
    }
    Object result = ArrayValue.of(gathered);
    ServiceQuotas.checkSize(result, "the result of the Map state");
    branch()
        .interpreter()
        .append(branch().lastEvent(), HistoryEventType.MAP_STATE_SUCCEEDED, HistoryEvent.NONE);
    setResult(result);
    leave(map.exit(), result);
  }

  @Override
  void failedForGood() {
    branch().append(HistoryEventType.MAP_STATE_FAILED, HistoryEvent.NONE);
  }

  /** Runs this many iterations, at most so many at a time. */
  private void fork(int count, int atATime) throws StateFailure {
    branches = new Branch[count];
    inputs = new Object[count];
    started = 0;
    for (int i = 0; i < count; i++) {
      inputs[i] = inputOf(i);
    }
    outputs = new Object[count];
    running = 0;
    failed = false;
    most = atATime;
    fill();
  }

  @Override
  void abandon(ServiceIntegration.Reason reason) {
    if (branches != null) {
      for (int i = 0; i < started; i++) {
        if (!branches[i].isOver()) {
          branches[i].abort();
        }
      }
    }
  }

  /**
   * Starts as many as may run; ends of branches while it does so do not start others by themselves.
   */
  private void fill() throws StateFailure {
    if (starting) {
      return;
    }
    starting = true;
    try {
      while (!failed && started < branches.length && running < most) {
        int first = started;
        while (started < branches.length && running < most) {
          branches[started] = newBranch(started, branch().lastEvent(), new BranchEnd(started));
          started++;
          running++;
        }
        for (int index = first; index < started && !failed; index++) {
          branches[index].begin(inputs[index]);
        }
      }
    } finally {
      starting = false;
    }
    if (!failed && started == branches.length && running == 0) {
      joined(List.of(outputs));
    }
  }

  /** The end of one branch. */
  private final class BranchEnd implements Branch.End {

    private final int index;

    BranchEnd(int index) {
      this.index = index;
    }

    @Override
    public void succeeded(Object output) {
      outputs[index] = output;
      running--;
      branchSucceeded(index, branches[index]);
      run(MapVisit.this::fill);
    }

    @Override
    public void failed(StateError error) {
      if (!failed) {
        failed = true;
        after(THIS_MOMENT, () -> giveUp(error));
      }
    }

    private void giveUp(StateError error) {
      Branch culprit = branches[index];
      branch().follow(culprit.lastEvent());
      branchFailed(index, culprit);
      for (int i = 0; i < started; i++) {
        if (!branches[i].isOver()) {
          branchAborted(i, culprit.lastEvent());
          stateAborted(branches[i], culprit.lastEvent());
          branches[i].abort();
        }
      }
      fail(error);
    }
  }

  /** Adds the event that says that the current state of an iteration was given up. */
  private void stateAborted(Branch given, long follows) {
    if (given.current() == null) {
      return;
    }
    HistoryEventType type =
        switch (given.current().state()) {
          case State.Task _ -> HistoryEventType.TASK_STATE_ABORTED;
          case State.Wait _ -> HistoryEventType.WAIT_STATE_ABORTED;
          case State.MapState _ -> HistoryEventType.MAP_STATE_ABORTED;
          default -> null;
        };
    if (type != null) {
      branch().interpreter().append(follows, type, HistoryEvent.NONE);
    }
  }

  private List<Detail> iteration(int index) {
    return List.of(new Detail.Plain("name", map.name()), new Detail.Plain("index", index));
  }

  private ObjectValue item(int index) {
    return ObjectValue.of(
        "Item", ObjectValue.builder().put("Index", index).put("Value", items.get(index)).build());
  }
}
