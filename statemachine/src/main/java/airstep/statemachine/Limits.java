package airstep.statemachine;

import airstep.flows.Connections;
import airstep.flows.Flow;
import airstep.flows.Problem;
import airstep.vocabulary.StateName;
import airstep.vocabulary.StepName;
import airstep.vocabulary.WhenRunning;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What Step Functions cannot hold of one flow, found before it is deployed. */
public final class Limits {

  /**
   * Connections in one run. At worst each takes 19 of an execution's 25,000 events (its iteration,
   * its Task with three retries, and the reading of what it failed with), and 200 of the 262,144
   * bytes that a Map may return.
   */
  static final int MOST_CONNECTIONS = 1300;

  private static final int EVENTS_OF_A_CONNECTION = 19;

  /** Step Functions ends an execution at 25,000 events. */
  private static final int MOST_EVENTS = 25_000;

  /** Wait and Choice, two events each, around a look. */
  private static final int EVENTS_AROUND_A_LOOK = 4;

  /** Pass, Choice and Wait, two events each, after a trigger that failed. */
  private static final int EVENTS_AROUND_A_TRIGGER = 6;

  /** Start, Open Sync, Ready?, Succeeded?, end; with room to spare. */
  private static final int EVENTS_OF_THE_FRAME = 100;

  /** A state holds 262,144 bytes; what a run adds to the settings takes far less than the rest. */
  private static final int MOST_BYTES_OF_SETTINGS = 250_000;

  private static final Duration LONGEST_EXECUTION = Duration.ofDays(365);

  private Limits() {}

  /**
   * One problem for each limit that the flow would pass in the worst case.
   *
   * @param flows all flows of its stage: what they name is left out of an all-active flow
   */
  public static List<Problem> check(Flow flow, List<Flow> flows) {
    List<Problem> problems = new ArrayList<>();
    if (flow.connections() instanceof Connections.Named(List<String> ids)
        && ids.size() > mostConnections(flow)) {
      problems.add(
          problem(
              flow,
              "connections",
              ids.size() + " connections are more than one run can hold",
              "at most "
                  + mostConnections(flow)
                  + ": divide them among several flows"
                  + (mostConnections(flow) < MOST_CONNECTIONS ? ", or shorten `deadline`" : "")));
    }
    int bytes =
        Settings.of(flow, flows, Deployment.standIn())
            .toString()
            .getBytes(StandardCharsets.UTF_8)
            .length;
    if (bytes > MOST_BYTES_OF_SETTINGS) {
      problems.add(
          problem(
              flow,
              "connections",
              "the settings of this flow take " + bytes + " bytes, more than a state can hold",
              "at most "
                  + MOST_BYTES_OF_SETTINGS
                  + ": other flows name so many connections that this one leaves out; name fewer,"
                  + " or divide them between two folders of flows"));
    }
    long looks = looks(flow);
    int most = mostLooks(flow);
    if (looks > most) {
      boolean usual = !flow.lines().containsKey("poll");
      problems.add(
          problem(
              flow,
              usual ? "timeout" : "poll",
              (usual ? "this timeout means " : "this poll and timeout mean ")
                  + looks
                  + " looks at a job, more than the history of one execution can hold",
              "at most "
                  + most
                  + (usual
                      ? ": shorten it, or write a `poll` with a longer `max`"
                      : ": look less often, leave `poll` out, or shorten `timeout`")));
    }
    Duration longest = Deadlines.of(flow).flow();
    if (longest.compareTo(LONGEST_EXECUTION) > 0) {
      problems.add(
          problem(
              flow,
              "timeout",
              "in the worst case a run would take "
                  + longest.toDays()
                  + " days, more than an execution may",
              "at most 365 days: raise `concurrency` or shorten `timeout`"));
    }
    return problems;
  }

  /**
   * How many connections one run of the flow holds: it looks at other flows in the same history.
   */
  static int mostConnections(Flow flow) {
    Template run = Template.named("run");
    int look =
        EVENTS_AROUND_A_LOOK
            + WorstCase.ofStep(run, "Look Upstream", StepName.CHECK_UPSTREAM).events();
    long looks =
        flow.after().map(after -> 2 + Math.ceilDiv(after.deadline().toSeconds(), 60)).orElse(0L);
    int frame =
        EVENTS_OF_THE_FRAME
            + WorstCase.ofStep(run, StateName.PLAN_RUN, StepName.PLAN_RUN).events()
            + WorstCase.ofStep(run, StateName.CLOSE_RUN, StepName.CLOSE_RUN).events()
            + WorstCase.ofStep(run, "Notify Run", StepName.NOTIFY_RUN).events()
            + WorstCase.ofStep(run, "Report Run", StepName.REPORT_RUN).events()
            + WorstCase.ofCall(run, "Publish Alert").events()
            + WorstCase.ofCall(run, StateName.PUBLISH_RUN).events();
    long rest = (MOST_EVENTS - frame - looks * look) / EVENTS_OF_A_CONNECTION;
    return (int) Math.min(MOST_CONNECTIONS, rest);
  }

  private static long looks(Flow flow) {
    Polling polling = Polling.of(flow.poll());
    // With a trigger instead of a look, which leaves no more events.
    long other =
        flow.whenRunning() == WhenRunning.WAIT
            ? Math.ceilDiv(flow.timeout().toSeconds(), polling.max().toSeconds())
                + flow.retries().jobs()
            : 0;
    return flow.retries().jobs() * polling.looksIn(flow.timeout())
        + other
        + polling.looksIn(Deadlines.AFTER_CANCEL)
        + 1;
  }

  private static int mostLooks(Flow flow) {
    Template sync = Template.named("sync");
    int frame =
        EVENTS_OF_THE_FRAME
            + WorstCase.ofStep(sync, StateName.PREPARE_SYNC, StepName.PREPARE_SYNC).events()
            + WorstCase.ofStep(sync, "Notify Stuck", StepName.NOTIFY_RUN).events()
            + WorstCase.ofCall(sync, "Publish Stuck").events()
            + WorstCase.ofStep(sync, StateName.CANCEL_SYNC, StepName.CANCEL_SYNC).events()
            + WorstCase.ofStep(sync, StateName.CLOSE_SYNC, StepName.CLOSE_SYNC).events()
            + WorstCase.ofCall(sync, StateName.PUBLISH_SYNC).events()
            // Each try, a look after it, and a last one.
            + (2 * (flow.retries().count() + 1) + 1)
                * (EVENTS_AROUND_A_TRIGGER
                    + WorstCase.ofStep(sync, StateName.TRIGGER_SYNC, StepName.TRIGGER_SYNC)
                        .events());
    int look =
        EVENTS_AROUND_A_LOOK
            + WorstCase.ofStep(sync, StateName.CHECK_SYNC, StepName.CHECK_SYNC).events();
    return (MOST_EVENTS - frame) / look;
  }

  private static Problem problem(Flow flow, String key, String what, String remedy) {
    return new Problem(flow.file(), flow.lineOf(key), what, remedy);
  }
}
