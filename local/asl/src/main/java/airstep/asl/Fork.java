package airstep.asl;

import airstep.asl.definition.Recovery;
import airstep.asl.definition.State;
import java.time.Duration;
import java.util.List;

/** A visit to a state that runs branches side by side and gathers their outputs in order. */
abstract class Fork extends Visit {

  /** What is left to be done at a moment comes before a failure of that moment is acted upon. */
  private static final Duration THIS_MOMENT = Duration.ZERO;

  private Branch[] branches;
  private Object[] inputs;
  private Object[] outputs;
  private int started;
  private int running;
  private int most;
  private boolean starting;
  private boolean failed;

  Fork(Branch branch, State state, Object input, Recovery recovery) {
    super(branch, state, input, recovery);
  }

  /** Makes the branch with this number and adds the event of its start, if it has one. */
  abstract Branch newBranch(int index, long follows, Branch.End end);

  /** The input of the branch with this number. */
  abstract Object inputOf(int index) throws StateFailure;

  /** A branch has ended well. */
  abstract void branchSucceeded(int index, Branch ended);

  /** A branch has failed, and with it the state. */
  abstract void branchFailed(int index, Branch ended);

  /** A branch is given up because another one has failed. */
  abstract void branchAborted(int index, long follows);

  /** All branches have ended well. */
  abstract void joined(List<Object> gathered) throws StateFailure;

  /** Runs this many branches, at most so many at a time. */
  final void fork(int count, int atATime) throws StateFailure {
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
  final void abandon(ServiceIntegration.Reason reason) {
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
      run(Fork.this::fill);
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

  /** Adds the event that says that the current state of a branch was given up. */
  final void stateAborted(Branch given, long follows) {
    if (given.current() == null) {
      return;
    }
    HistoryEventType type =
        switch (given.current().state()) {
          case State.Task _ -> HistoryEventType.TASK_STATE_ABORTED;
          case State.Wait _ -> HistoryEventType.WAIT_STATE_ABORTED;
          case State.MapState _ -> HistoryEventType.MAP_STATE_ABORTED;
          case State.Parallel _ -> HistoryEventType.PARALLEL_STATE_ABORTED;
          default -> null;
        };
    if (type != null) {
      branch().interpreter().append(follows, type, HistoryEvent.NONE);
    }
  }
}
