package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.vocabulary.StepName;
import java.time.Duration;
import java.util.Locale;

/** One thing that goes wrong on a day, and where. A day with fewer faults is a simpler day. */
sealed interface InjectedFault {

  FaultKind kind();

  /** When a call that goes wrong takes effect. */
  enum Effect {
    NEVER,
    AT_ONCE,
    LATE
  }

  /** A fault that strikes some calls or invocations in a row, counted from 1. */
  sealed interface InARow extends InjectedFault {

    int first();

    int times();

    default boolean strikes(int nth) {
      return nth >= first() && nth < first() + times();
    }
  }

  /**
   * Affects calls of one kind.
   *
   * @param late the time from sending to the effect if the effect is late
   * @param choice the variant of the kind
   */
  record OnCall(
      FaultKind kind, ApiCall call, int first, int times, Effect effect, Duration late, int choice)
      implements InARow {

    @Override
    public String toString() {
      String which = times == 1 ? "#" + first : "#" + first + " to #" + (first + times - 1);
      String when =
          switch (effect) {
            case NEVER -> "no effect";
            case AT_ONCE -> "effect at once";
            case LATE -> "effect after " + seconds(late);
          };
      String words = call.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return kind.word() + "/" + choice + " at " + words + " " + which + ", " + when;
    }
  }

  /**
   * Affects invocations of a step.
   *
   * @param calls the number of its calls after which it crashes or stalls, unless it does so at its
   *     end
   */
  record OnStep(FaultKind kind, StepName step, int first, int times, int calls, int choice)
      implements InARow {

    /** Whether the step does not begin. */
    boolean killsBefore() {
      return kind == FaultKind.STEP_CRASH_BEFORE;
    }

    boolean overruns() {
      return kind == FaultKind.STEP_OVERRUN;
    }

    /** Whether the process is gone after that many calls. */
    boolean killsAfter(int made) {
      return kind == FaultKind.STEP_CRASH_AFTER && choice > 1 && made > calls;
    }

    /** Whether the process is gone when everything is done, before it can answer. */
    boolean killsAtEnd() {
      return kind == FaultKind.STEP_CRASH_AFTER && choice <= 1;
    }

    @Override
    public String toString() {
      return "%s/%d at step %s #%d, times %d, call %d"
          .formatted(kind.word(), choice, step.functionName(), first, times, calls);
    }
  }

  /** Affects a job, which enters that status and stays in it. */
  record OnJob(FaultKind kind, int connection, int nth, EmbeddedJobStatus status)
      implements InjectedFault {
    @Override
    public String toString() {
      return "%s: job %d of connection %d stays %s"
          .formatted(kind.word(), nth + 1, connection + 1, status.name().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * Happens at a moment of the day.
   *
   * @param at from the beginning of the day
   * @param which selects a connection, an execution or a start
   * @param lasts until it is undone
   */
  record At(FaultKind kind, Duration at, int which, Duration lasts) implements InjectedFault {
    @Override
    public String toString() {
      return "%s/%d at +%s, for %s".formatted(kind.word(), which, seconds(at), seconds(lasts));
    }
  }

  /** All day, Airbyte's clock or the steps' clock is wrong by that much. */
  record Clock(FaultKind kind, boolean airbyte, Duration ahead) implements InjectedFault {
    @Override
    public String toString() {
      return "%s: %s by %s"
          .formatted(kind.word(), airbyte ? "Airbyte's" : "the steps'", seconds(ahead));
    }
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }
}
