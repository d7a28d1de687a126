package airstep.statemachine;

import static java.time.Duration.ZERO;

import airstep.flows.Connections;
import airstep.flows.Flow;
import airstep.vocabulary.StateName;
import airstep.vocabulary.StepName;
import airstep.vocabulary.WhenRunning;
import java.time.Duration;

/**
 * How long a flow's executions may take at the very most. They are a backstop: each is longer than
 * everything that it contains, so that what is inside always ends first, by itself, and tells.
 *
 * @param sync of one connection's execution
 * @param syncTask of the Task that waits for it
 * @param run of the run's execution
 * @param runTask of the Task that waits for it
 * @param flow of the flow's own execution
 */
public record Deadlines(
    Duration sync, Duration syncTask, Duration run, Duration runTask, Duration flow) {

  /** How long a cancelled job is watched. */
  static final Duration AFTER_CANCEL = Duration.ofMinutes(5);

  /**
   * A request takes effect within this time of being sent, or never. Airbyte knows no idempotency
   * key, so no protocol can do without such a bound.
   */
  static final Duration EFFECT = Duration.ofMinutes(3);

  /** How long a job may be hidden from its key, which somebody may mend, until that is told. */
  static final Duration HIDDEN = Duration.ofMinutes(15);

  /**
   * No flow file can ask for a sync that takes so long: seven days for each of six jobs and for one
   * that runs already, ten for the pauses between. The history of an execution is kept as long.
   */
  static final Duration LONGEST_SYNC = Duration.ofDays(90);

  /** A job is not said to be stuck before that. */
  static final Duration STUCK = Duration.ofMinutes(15);

  /** How soon after a lost answer its job is looked for the first time. */
  static final Duration BEFORE_LOOK = Duration.ofSeconds(30);

  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** The deadlines of a flow. */
  public static Deadlines of(Flow flow) {
    Template syncTemplate = Template.named("sync");
    Template runTemplate = Template.named("run");
    Duration sync = sync(flow, syncTemplate);
    Duration starts =
        WorstCase.waits(runTemplate, StateName.SYNC_CONNECTIONS, StateName.SYNC_CONNECTION);
    Duration syncTask = sync.plus(MARGIN);
    long connections =
        switch (flow.connections()) {
          case Connections.Named named -> named.ids().size();
          case Connections.AllActive _ -> Limits.mostConnections(flow);
        };
    long rounds = Math.ceilDiv(connections, flow.concurrency());
    Duration run =
        upstream(flow, runTemplate)
            .plus(WorstCase.ofStep(runTemplate, StateName.PLAN_RUN, StepName.PLAN_RUN).time())
            .plus(syncTask.plus(starts).plus(MARGIN).multipliedBy(rounds))
            .plus(WorstCase.ofStep(runTemplate, StateName.CLOSE_RUN, StepName.CLOSE_RUN).time())
            .plus(WorstCase.ofStep(runTemplate, "Notify Run", StepName.NOTIFY_RUN).time())
            .plus(WorstCase.ofStep(runTemplate, "Report Run", StepName.REPORT_RUN).time())
            .plus(WorstCase.ofCall(runTemplate, "Publish Alert").time())
            .plus(WorstCase.ofCall(runTemplate, StateName.PUBLISH_RUN).time())
            .plus(MARGIN);
    Duration check =
        WorstCase.ofStep(runTemplate, "Check Airbyte", StepName.CHECK_AIRBYTE)
            .time()
            .plus(WorstCase.ofCall(runTemplate, "List Subscriptions").time())
            .plus(WorstCase.ofStep(runTemplate, "Send Check", StepName.CHECK_ALERT).time())
            .plus(MARGIN);
    run = check.compareTo(run) > 0 ? check : run;
    Duration runTask = run.plus(MARGIN);
    Duration start = WorstCase.waits(Template.named("flow"), StateName.START_RUN);
    return new Deadlines(sync, syncTask, run, runTask, runTask.plus(start).plus(MARGIN));
  }

  /** The last look begins at the deadline at the latest. */
  private static Duration upstream(Flow flow, Template template) {
    Duration look =
        WorstCase.ofStep(template, "Look Upstream", StepName.CHECK_UPSTREAM).time().plusSeconds(1);
    return flow.after().map(after -> after.deadline().plus(look.multipliedBy(2))).orElse(ZERO);
  }

  /** Each try, a look half a minute after it and one when it has settled. */
  private static Duration triggers(Flow flow, Template template) {
    Duration step = StepName.TRIGGER_SYNC.taskTimeout();
    // What is tried again has not begun, so it takes no time.
    Duration visit = step.plus(WorstCase.waits(template, StateName.TRIGGER_SYNC));
    Duration tried = visit.plus(BEFORE_LOOK).plus(visit).plus(step.plus(EFFECT)).plusSeconds(1);
    // A job that runs already is waited for once, however often it is met.
    Duration other =
        flow.whenRunning() == WhenRunning.WAIT ? flow.timeout().plus(visit) : Duration.ZERO;
    return tried.multipliedBy(flow.retries().count() + 1L).plus(visit).plus(other);
  }

  private static Duration sync(Flow flow, Template template) {
    int retries = flow.retries().count();
    Duration check = WorstCase.ofStep(template, StateName.CHECK_SYNC, StepName.CHECK_SYNC).time();
    Duration deadline =
        WorstCase.ofStep(template, StateName.PREPARE_SYNC, StepName.PREPARE_SYNC)
            .time()
            .plus(triggers(flow, template))
            .plus(flow.timeout().plus(check).multipliedBy(flow.retries().jobs()))
            .plus(WorstCase.ofStep(template, "Notify Stuck", StepName.NOTIFY_RUN).time())
            .plus(WorstCase.ofCall(template, "Publish Stuck").time())
            .plus(WorstCase.ofStep(template, StateName.CANCEL_SYNC, StepName.CANCEL_SYNC).time())
            .plus(AFTER_CANCEL)
            .plus(check)
            .plus(WorstCase.ofStep(template, StateName.CLOSE_SYNC, StepName.CLOSE_SYNC).time())
            .plus(WorstCase.ofCall(template, StateName.PUBLISH_SYNC).time())
            .plus(MARGIN);
    double delay = flow.retries().delay().toSeconds() * (1 + flow.retries().jitter());
    for (int n = 0; n < retries; n++) {
      deadline = deadline.plusSeconds((long) Math.ceil(delay));
      delay *= flow.retries().multiplier();
    }
    return deadline;
  }
}
