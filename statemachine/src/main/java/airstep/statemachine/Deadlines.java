package airstep.statemachine;

import airstep.flows.Connections;
import airstep.flows.Flow;
import airstep.vocabulary.StepName;
import airstep.vocabulary.WhenRunning;
import airstep.vocabulary.run.PartConcurrency;
import airstep.vocabulary.sync.SyncSettings.Retries;
import airstep.vocabulary.sync.Turn;
import java.time.Duration;

/**
 * The deadlines of a flow's executions. Each is longer than everything that it contains, so that
 * what it contains always ends first and reports its own end.
 *
 * @param sync of the execution that syncs one connection
 * @param syncTask of the Task that waits for that execution
 * @param partTask of the Task that waits for the execution of a part of a run
 * @param run of the execution of the run
 * @param runTask of the Task that waits for that execution
 * @param flow of the execution of the flow
 */
public record Deadlines(
    Duration sync,
    Duration syncTask,
    Duration partTask,
    Duration run,
    Duration runTask,
    Duration flow) {

  /** Step Functions ends every execution after a year. */
  static final Duration LONGEST_EXECUTION = Duration.ofDays(365);

  /** How long a cancelled job is still polled. */
  static final Duration AFTER_CANCEL = Duration.ofMinutes(5);

  /**
   * A request to Airbyte takes effect within this time or never. Airbyte has no idempotency keys,
   * so every protocol needs such a limit.
   */
  static final Duration EFFECT = Duration.ofMinutes(3);

  /**
   * How long the credentials may be unable to see the job before that is reported. Someone may fix
   * their permissions in the meantime.
   */
  static final Duration HIDDEN = Duration.ofMinutes(15);

  /**
   * The timeout of every sync, because a run keeps its settings across a deployment, and a person
   * may give any. Longer than the sync of any flow file: seven days for each of six jobs and for
   * one that already runs, and ten days for the delays between them. The history of an execution is
   * kept as long.
   */
  public static final Duration LONGEST_SYNC = Duration.ofDays(90);

  /** The age at which a job can be reported as stuck. */
  static final Duration STUCK = Duration.ofMinutes(15);

  /** The delay between a lost answer and the first search for its job. */
  static final Duration BEFORE_LOOK = Duration.ofSeconds(30);

  /** The longest wait between two looks, and the looks. */
  private static final Duration LONGEST_TURN_LOOK =
      Turn.LONGEST_PAUSE.plus(WorstCase.of(TaskState.TAKE_TURN).time().multipliedBy(2));

  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** Returns the deadlines of a flow. */
  public static Deadlines of(Flow flow) {
    Duration syncTask = syncTask(flow);
    Duration once = WorstCase.of(TaskState.OF_A_RUN).time();
    long connections =
        switch (flow.connections()) {
          case Connections.Named named -> named.ids().size();
          case Connections.AllActive _ -> Limits.mostConnections(flow);
        };
    Duration partTask =
        round(flow)
            .multipliedBy(
                Math.ceilDiv(
                    Limits.mostInAnExecution(flow),
                    PartConcurrency.of(flow.concurrency()).ofAPart()))
            .plus(once)
            .plus(MARGIN.multipliedBy(2));
    Duration syncs =
        upstream(flow)
            .plus(
                round(flow)
                    .multipliedBy(
                        Math.ceilDiv(
                            connections, PartConcurrency.of(flow.concurrency()).ofAllParts())))
            .plus(forParts(flow))
            .plus(once);
    Duration check = WorstCase.of(TaskState.OF_A_CHECK).time();
    Duration run = (check.compareTo(syncs) > 0 ? check : syncs).plus(MARGIN);
    Duration runTask = run.plus(MARGIN);
    Duration start = WorstCase.waits(TaskState.START_RUN);
    return new Deadlines(
        sync(flow), syncTask, partTask, run, runTask, runTask.plus(start).plus(MARGIN));
  }

  /** Returns how many connections an all-active run can sync before its execution must end. */
  static long mostConnections(Flow flow) {
    Duration rest =
        LONGEST_EXECUTION
            .minus(upstream(flow))
            .minus(forParts(flow))
            .minus(WorstCase.of(TaskState.OF_A_RUN).time())
            .minus(WorstCase.waits(TaskState.START_RUN))
            .minus(MARGIN.multipliedBy(3));
    return rest.dividedBy(round(flow)) * PartConcurrency.of(flow.concurrency()).ofAllParts();
  }

  private static Duration syncTask(Flow flow) {
    return sync(flow).plus(MARGIN);
  }

  /** The longest time in which as many syncs as run at the same time start and end. */
  private static Duration round(Flow flow) {
    return syncTask(flow).plus(WorstCase.waits(TaskState.SYNC_CONNECTION)).plus(MARGIN);
  }

  /** A part takes the time of a run besides its syncs, and its last round may be incomplete. */
  private static Duration forParts(Flow flow) {
    boolean divided =
        flow.connections() instanceof Connections.AllActive
            || flow.concurrency() > PartConcurrency.MOST_IN_AN_EXECUTION;
    Duration part =
        round(flow)
            .plus(WorstCase.of(TaskState.OF_A_RUN).time())
            .plus(WorstCase.waits(TaskState.SYNC_PART))
            .plus(MARGIN);
    return divided ? part.multipliedBy(Limits.MOST_PARTS) : Duration.ZERO;
  }

  /** The last look begins at the deadline at the latest. */
  private static Duration upstream(Flow flow) {
    Duration look = WorstCase.of(TaskState.LOOK_UPSTREAM).time().plusSeconds(1);
    return flow.after()
        .map(after -> after.deadline().plus(look.multipliedBy(2)))
        .orElse(Duration.ZERO);
  }

  /** Each attempt is followed by a search for its job, and by another one when it has settled. */
  private static Duration triggers(Flow flow) {
    Duration step = StepName.TRIGGER_SYNC.taskTimeout();
    // Step Functions retries only attempts that did not begin, which take no time.
    Duration visit = step.plus(WorstCase.waits(TaskState.TRIGGER_SYNC));
    Duration attempt = visit.plus(BEFORE_LOOK).plus(visit).plus(step.plus(EFFECT)).plusSeconds(1);
    // A sync waits only once for a job that already runs.
    Duration other =
        flow.sync().whenRunning() == WhenRunning.WAIT
            ? flow.sync().timeout().plus(visit)
            : Duration.ZERO;
    return attempt.multipliedBy(flow.sync().retries().count() + 1L).plus(visit).plus(other);
  }

  private static Duration sync(Flow flow) {
    Retries retries = flow.sync().retries();
    Duration check = WorstCase.of(TaskState.CHECK_SYNC).time();
    // The last look begins at the end of the time for a turn at the latest.
    Duration turn =
        flow.maxConcurrent().isPresent() ? Turn.DEADLINE.plus(LONGEST_TURN_LOOK) : Duration.ZERO;
    Duration deadline =
        turn.plus(triggers(flow))
            .plus(flow.sync().timeout().plus(check).multipliedBy(retries.jobs()))
            .plus(AFTER_CANCEL)
            .plus(check)
            .plus(WorstCase.of(TaskState.OF_A_SYNC).time())
            .plus(MARGIN);
    double delay = retries.delay().toSeconds() * (1 + retries.jitter());
    for (int n = 0; n < retries.count(); n++) {
      deadline = deadline.plusSeconds((long) Math.ceil(delay));
      delay *= retries.multiplier();
    }
    return deadline;
  }
}
