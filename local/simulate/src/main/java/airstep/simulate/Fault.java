package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.vocabulary.StepName;
import java.time.Duration;
import java.util.Locale;

/** One thing that goes wrong on a day, and where. A day with fewer of them is a simpler day. */
sealed interface Fault {

  FaultKind kind();

  /** When a call that goes wrong has its effect. */
  enum Effect {
    NEVER,
    AT_ONCE,
    LATE
  }

  /**
   * With some calls of a sort.
   *
   * @param first the first of the day's calls that it strikes, counted from 1
   * @param times how many calls in a row
   * @param late from sending to the effect, if that is late
   * @param choice which of the kind's ways to go wrong
   */
  record OnCall(
      FaultKind kind, ApiCall call, int first, int times, Effect effect, Duration late, int choice)
      implements Fault {

    boolean strikes(int nth) {
      return nth >= first && nth < first + times;
    }

    @Override
    public String toString() {
      String which = times == 1 ? "#" + first : "#" + first + " to #" + (first + times - 1);
      String when =
          switch (effect) {
            case NEVER -> "no effect";
            case AT_ONCE -> "effect at once";
            case LATE -> "effect after " + Words.of(late);
          };
      return kind.word() + "/" + choice + " at " + Words.of(call) + " " + which + ", " + when;
    }
  }

  /**
   * With some invocations of a step.
   *
   * @param calls after how many of its calls it dies or stalls, if it is not at its end
   */
  record OnStep(FaultKind kind, StepName step, int first, int times, int calls, int choice)
      implements Fault {

    boolean strikes(int nth) {
      return nth >= first && nth < first + times;
    }

    /** Whether the process is gone once it has made that many calls. */
    boolean killsAfter(int made) {
      return kind == FaultKind.STEP_CRASH_AFTER && choice > 1 && made > calls;
    }

    /** Whether it is gone when all is done, before it can say so. */
    boolean killsAtEnd() {
      return kind == FaultKind.STEP_CRASH_AFTER && choice <= 1;
    }

    @Override
    public String toString() {
      return "%s/%d at step %s #%d, times %d, call %d"
          .formatted(kind.word(), choice, step.functionName(), first, times, calls);
    }
  }

  /** With a job: it takes that status and keeps it. */
  record OnJob(FaultKind kind, int connection, int nth, EmbeddedJobStatus status) implements Fault {
    @Override
    public String toString() {
      return "%s: job %d of connection %d stays %s"
          .formatted(kind.word(), nth + 1, connection + 1, status.name().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * At a moment of the day.
   *
   * @param at from the day's begin
   * @param which of the connections, executions or starts there are
   * @param lasts until it is undone
   */
  record At(FaultKind kind, Duration at, int which, Duration lasts) implements Fault {
    @Override
    public String toString() {
      return "%s/%d at +%s, for %s".formatted(kind.word(), which, Words.of(at), Words.of(lasts));
    }
  }

  /** All day: Airbyte's clock, or that of the steps, goes wrong by that much. */
  record Clock(FaultKind kind, boolean airbyte, Duration ahead) implements Fault {
    @Override
    public String toString() {
      return "%s: %s by %s"
          .formatted(kind.word(), airbyte ? "Airbyte's" : "the steps'", Words.of(ahead));
    }
  }
}
