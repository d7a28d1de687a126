package airstep.statemachine;

import airstep.flows.Connections;
import airstep.flows.Flow;
import airstep.flows.Problem;
import airstep.vocabulary.WhenRunning;
import airstep.vocabulary.run.RunPart;
import airstep.vocabulary.sync.SyncSettings.Poll;
import airstep.vocabulary.sync.Turn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checks a flow against the limits of Step Functions before it is deployed. */
final class Limits {

  /**
   * Connections in one execution. At worst each takes 19 of an execution's 25,000 events (its
   * iteration, its Task with three retries, and the Pass that reads its error), and 200 of the
   * 262,144 bytes that a Map may return.
   */
  static final int MOST_IN_AN_EXECUTION = 1300;

  /** Connections in one run of all active ones, which is divided among executions. */
  static final int MOST_IN_A_RUN = 10_000;

  /** A run of all active connections must hold as many, or it is of little use. */
  private static final int FEWEST = 50;

  /** Parts of one run. The report of each takes up to 16,000 of the bytes that a Map may return. */
  static final int MOST_PARTS = 16;

  private static final int EVENTS_OF_A_CONNECTION = 19;

  /** Step Functions ends an execution at 25,000 events. */
  private static final int MOST_EVENTS = 25_000;

  /** Wait and Choice around a poll, two events each. */
  private static final int EVENTS_AROUND_A_POLL = 4;

  /** Pass, Choice and Wait after a failed trigger, two events each. */
  private static final int EVENTS_AROUND_A_TRIGGER = 6;

  /** Start, Open Sync, Ready?, Succeeded?, end, plus a reserve. */
  private static final int EVENTS_OF_THE_FRAME = 100;

  /** A state holds 262,144 bytes. What a run adds to the settings takes far less than the rest. */
  private static final int MOST_BYTES_OF_SETTINGS = 250_000;

  private Limits() {}

  /**
   * Returns one problem for each limit that the flow exceeds in the worst case.
   *
   * @param flows all flows of its stage. An all-active flow leaves out what the others list
   */
  static List<Problem> check(Flow flow, List<Flow> flows) {
    List<Problem> problems = new ArrayList<>();
    int most = mostConnections(flow);
    if (flow.connections() instanceof Connections.Named(var ids) && ids.size() > most) {
      problems.add(
          flow.problem(
              "connections",
              ids.size() + " connections are more than one run can hold",
              "use at most %d, and divide the others among several flows%s"
                  .formatted(most, most < MOST_IN_AN_EXECUTION ? ", or shorten `deadline`" : "")));
    }
    String settings = Settings.of(flow, flows, Deployment.standIn()).toString();
    int bytes = settings.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES_OF_SETTINGS) {
      problems.add(
          flow.problem(
              "connections",
              "the settings of this flow take %d bytes, more than a state can hold"
                  .formatted(bytes),
              "use at most %d: this flow leaves out each connection that other flows list, so list"
                      .formatted(MOST_BYTES_OF_SETTINGS)
                  + " fewer, or divide the flows between two folders"));
    }
    long polls = polls(flow);
    int mostPolls = mostPolls(flow);
    if (polls > mostPolls) {
      boolean usual = !flow.lines().containsKey("poll");
      problems.add(
          flow.problem(
              usual ? "timeout" : "poll",
              "%s up to %d polls of a job, more than the history of one execution can hold"
                  .formatted(usual ? "this timeout means" : "this poll and timeout mean", polls),
              "keep it to at most %d: %s"
                  .formatted(
                      mostPolls,
                      usual
                          ? "shorten it, or write a `poll` with a longer `max`"
                          : "poll less often, delete `poll`, or shorten `timeout`")));
    }
    Duration longest = Deadlines.of(flow).flow();
    if (longest.compareTo(Deadlines.LONGEST_EXECUTION) > 0) {
      problems.add(
          flow.problem(
              "timeout",
              "in the worst case a run takes %d days, longer than an execution can"
                  .formatted(longest.toDays()),
              "keep it to at most 365 days: raise `concurrency` or shorten `timeout`"));
    }
    return problems;
  }

  /** Returns how many connections one run of the flow can hold. */
  static int mostConnections(Flow flow) {
    int undivided = mostInAnExecution(flow);
    return switch (flow.connections()) {
      case Connections.Named _ -> undivided;
      case Connections.AllActive _ -> {
        long divided = Math.min(MOST_IN_A_RUN, RunPart.mostPlanned(undivided) * MOST_PARTS);
        yield (int) Math.max(FEWEST, Math.min(divided, Deadlines.mostConnections(flow)));
      }
    };
  }

  /**
   * Returns how many connections one execution of a run of the flow can hold. Looking at other
   * flows takes events of the same history.
   */
  static int mostInAnExecution(Flow flow) {
    long looks =
        flow.after().map(after -> 2 + Math.ceilDiv(after.deadline().toSeconds(), 60)).orElse(0L);
    int look = EVENTS_AROUND_A_POLL + WorstCase.of(TaskState.LOOK_UPSTREAM).events();
    int frame = EVENTS_OF_THE_FRAME + WorstCase.of(TaskState.OF_A_RUN).events();
    long rest = (MOST_EVENTS - frame - looks * look) / EVENTS_OF_A_CONNECTION;
    return (int) Math.min(MOST_IN_AN_EXECUTION, rest);
  }

  private static long polls(Flow flow) {
    Duration timeout = flow.sync().timeout();
    long jobs = flow.sync().retries().jobs();
    Poll poll = flow.sync().poll();
    // While waiting for another job, a poll is a trigger, which adds no more events.
    long other =
        flow.sync().whenRunning() == WhenRunning.WAIT
            ? Math.ceilDiv(timeout.toSeconds(), poll.max().toSeconds()) + jobs
            : 0;
    return jobs * poll.checksIn(timeout) + other + poll.checksIn(Deadlines.AFTER_CANCEL) + 1;
  }

  private static int mostPolls(Flow flow) {
    // Each attempt, a search for its job, and a last one.
    int triggers = 2 * Math.toIntExact(flow.sync().retries().count() + 1) + 1;
    int turn = EVENTS_AROUND_A_POLL + WorstCase.of(TaskState.TAKE_TURN).events();
    int frame =
        EVENTS_OF_THE_FRAME
            + (flow.maxConcurrent().isPresent() ? Turn.mostLooks() * turn : 0)
            + WorstCase.of(TaskState.OF_A_SYNC).events()
            + triggers * (EVENTS_AROUND_A_TRIGGER + WorstCase.of(TaskState.TRIGGER_SYNC).events());
    return (MOST_EVENTS - frame)
        / (EVENTS_AROUND_A_POLL + WorstCase.of(TaskState.CHECK_SYNC).events());
  }
}
