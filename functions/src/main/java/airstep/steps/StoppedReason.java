package airstep.steps;

import airstep.alert.Crash;
import airstep.states.ExecutionDescription;
import airstep.text.BothEnds;

/** The sentence that says why an execution did not succeed. */
final class StoppedReason {

  /** The length that an alert shows in full, with the text after it. */
  private static final int LONGEST = 700;

  /** The same for the reason of a single sync. */
  private static final int LONGEST_OF_CLEAN_UP = 380;

  private StoppedReason() {}

  static String of(StoppedExecution stopped) {
    ExecutionDescription execution = stopped.execution();
    Crash crash = Crash.of(execution.status());
    StringBuilder reason = new StringBuilder("it ").append(crash.words());
    execution.error().ifPresent(error -> reason.append(": ").append(error));
    execution.cause().ifPresent(cause -> reason.append(": ").append(cause));
    if (stopped.isCleanUp()) {
      return shortened(reason, LONGEST_OF_CLEAN_UP)
          + "; a job of the stopped sync may still be running";
    }
    String said = shortened(reason, LONGEST);
    return crash == Crash.FAILED
        ? said
        : said + "; the jobs it is known to have started will be cancelled";
  }

  private static String shortened(CharSequence text, int most) {
    int head = most / 3;
    return BothEnds.of(text.toString(), most, head, most - head - 3);
  }
}
