package airstep.asl;

import airstep.asl.definition.State;
import airstep.asl.json.JsonArray;
import java.util.List;

/** A visit to a Parallel state. */
final class ParallelVisit extends Fork {

  private final State.Parallel parallel;
  private Object arguments;
  private long startedEvent;

  ParallelVisit(Branch branch, State.Parallel parallel, Object input) {
    super(branch, parallel, input, parallel.recovery());
    this.parallel = parallel;
  }

  @Override
  void work() throws StateFailure {
    arguments = evaluate(parallel.arguments(), input());
    ServiceQuotas.checkSize(arguments, "Arguments");
    startedEvent = branch().append(HistoryEventType.PARALLEL_STATE_STARTED, HistoryEvent.NONE);
    int count = parallel.branches().size();
    fork(count, count);
  }

  @Override
  Branch newBranch(int index, long follows, Branch.End end) {
    return new Branch(
        branch().interpreter(),
        parallel.branches().get(index),
        new Variables(branch().variables()),
        branch().map(),
        startedEvent,
        end);
  }

  @Override
  Object inputOf(int index) {
    return arguments;
  }

  @Override
  void branchSucceeded(int index, Branch ended) {
    branch().follow(ended.lastEvent());
  }

  @Override
  void branchFailed(int index, Branch ended) {
    stateAborted(ended, ended.lastEvent());
  }

  @Override
  void branchAborted(int index, long follows) {}

  @Override
  void joined(List<Object> gathered) throws StateFailure {
    Object result = JsonArray.of(gathered);
    ServiceQuotas.checkSize(result, "the result of the Parallel state");
    branch()
        .interpreter()
        .append(branch().lastEvent(), HistoryEventType.PARALLEL_STATE_SUCCEEDED, HistoryEvent.NONE);
    setResult(result);
    leave(parallel.exit(), result);
  }

  @Override
  void failedForGood() {
    branch().append(HistoryEventType.PARALLEL_STATE_FAILED, HistoryEvent.NONE);
  }
}
