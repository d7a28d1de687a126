package airstep.simulate;

import static airstep.embedded.airbyte.EmbeddedJobStatus.INCOMPLETE;
import static airstep.embedded.airbyte.EmbeddedJobStatus.PENDING;
import static airstep.embedded.airbyte.EmbeddedJobStatus.QUEUED;
import static airstep.embedded.airbyte.EmbeddedJobStatus.RUNNING;

import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.simulate.InjectedFault.Effect;
import airstep.vocabulary.StepName;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Draws one fault of a kind. The order of the draws is part of what a seed means.
 *
 * @param scene has the connections that faults may affect
 */
record FaultDraw(FaultKind kind, Random random, Scene scene) {

  /** A request takes effect within this time or never: Airstep's promises depend on that. */
  static final Duration BOUND = Duration.ofMinutes(3);

  /** Of the calls that list something, mostly the one that decides whether a job is started. */
  private static final ApiCall[] LISTS = {
    ApiCall.JOBS, ApiCall.JOBS, ApiCall.JOBS, ApiCall.CONNECTIONS, ApiCall.WORKSPACES
  };

  private static final ApiCall[] OF_AIRBYTE = {
    ApiCall.START_JOB, ApiCall.START_JOB, ApiCall.START_JOB,
    ApiCall.JOBS, ApiCall.JOBS, ApiCall.READ_JOB,
    ApiCall.READ_JOB, ApiCall.CANCEL_JOB, ApiCall.CONNECTION,
    ApiCall.TOKEN, ApiCall.CONNECTIONS, ApiCall.WORKSPACES
  };

  /** The calls that change anything: only these can have an effect when they are lost. */
  private static final Set<ApiCall> CHANGES =
      Set.of(ApiCall.START_JOB, ApiCall.CANCEL_JOB, ApiCall.SLACK, ApiCall.EVENTS);

  private static final StepName[] STEPS = {
    StepName.TRIGGER_SYNC, StepName.TRIGGER_SYNC, StepName.TRIGGER_SYNC,
    StepName.CHECK_SYNC, StepName.CANCEL_SYNC, StepName.PREPARE_SYNC,
    StepName.PLAN_RUN, StepName.CHECK_UPSTREAM, StepName.FIND_JOB,
    StepName.NOTIFY_RUN, StepName.NOTIFY_STOPPED, StepName.CLOSE_RUN
  };

  List<InjectedFault> onAirbyte(Effect effect, int choices) {
    return onCall(pick(OF_AIRBYTE), effect, choices);
  }

  List<InjectedFault> onAirbyte(int choices) {
    return onCall(pick(OF_AIRBYTE), pick(Effect.values()), choices);
  }

  List<InjectedFault> unknownStatus() {
    ApiCall call = pick(ApiCall.READ_JOB, ApiCall.READ_JOB, ApiCall.JOBS, ApiCall.START_JOB);
    return onCall(call, Effect.AT_ONCE, 2);
  }

  List<InjectedFault> onList() {
    ApiCall call = pick(ApiCall.JOBS, ApiCall.CONNECTIONS, ApiCall.WORKSPACES);
    return onCall(call, Effect.AT_ONCE, 2);
  }

  List<InjectedFault> otherAnswer() {
    ApiCall call = pick(ApiCall.READ_JOB, ApiCall.READ_JOB, ApiCall.START_JOB, ApiCall.CANCEL_JOB);
    return onCall(call, either(Effect.AT_ONCE, Effect.NEVER), OtherAnswer.CHOICES);
  }

  List<InjectedFault> onSlack(int choices) {
    return onCall(ApiCall.SLACK, pick(Effect.values()), choices);
  }

  /** Mostly a few calls, sometimes many in a row. */
  List<InjectedFault> onCall(ApiCall call, Effect effect, int choices) {
    int first = few();
    int times = below(10) == 0 ? 5 + below(60) : few();
    return onCall(call, first, times, effect, choices);
  }

  List<InjectedFault> onCall(ApiCall call, int times, Effect effect, int choices) {
    return onCall(call, few(), times, effect, choices);
  }

  private List<InjectedFault> onCall(
      ApiCall call, int first, int times, Effect effect, int choices) {
    Effect possible = effect == Effect.LATE && !CHANGES.contains(call) ? Effect.NEVER : effect;
    Duration late = Duration.ofMillis(below((int) BOUND.toMillis()));
    return List.of(
        new InjectedFault.OnCall(kind, call, first, times, possible, late, below(choices)));
  }

  List<InjectedFault> onStep() {
    return List.of(new InjectedFault.OnStep(kind, pick(STEPS), few(), few(), below(4), below(4)));
  }

  /** A crash of that step, which makes no calls. */
  InjectedFault onStepAlone(StepName step) {
    return new InjectedFault.OnStep(kind, step, few(), few(), 0, below(4));
  }

  List<InjectedFault> stuckJob() {
    int connection = below(scene.connections().size());
    int nth = below(2);
    EmbeddedJobStatus status = pick(PENDING, QUEUED, RUNNING, INCOMPLETE);
    return List.of(new InjectedFault.OnJob(kind, connection, nth, status));
  }

  List<InjectedFault> onStart() {
    return at(Duration.ofMillis(perhaps(1_800_000)), few() - 1, Duration.ZERO);
  }

  List<InjectedFault> clock() {
    boolean airbyte = either(true, false);
    Duration ahead = Duration.ofMillis(below(240_001) - 120_000);
    return List.of(new InjectedFault.Clock(kind, airbyte, ahead));
  }

  List<InjectedFault> at(Duration at, int which, Duration lasts) {
    return List.of(new InjectedFault.At(kind, at, which, lasts));
  }

  List<InjectedFault> atAMoment() {
    return forSeconds(0);
  }

  List<InjectedFault> forSeconds(int lasts) {
    return at(moment(), below(6), Duration.ofSeconds(lasts));
  }

  List<InjectedFault> lateCancel() {
    int connection = below(scene.connections().size());
    int times = 1 + few();
    Duration late = Duration.ofMillis(60_000 + below(110_000));
    int untilStop = below(30_000);
    return List.of(
        new InjectedFault.OnJob(kind, connection, 0, RUNNING),
        new InjectedFault.OnCall(kind, ApiCall.CANCEL_JOB, 1, times, Effect.LATE, late, untilStop));
  }

  List<InjectedFault> cleanUpTwice() {
    Duration after = Duration.ofMillis(perhaps(60_000));
    return List.of(
        atAMoment().getFirst(),
        new InjectedFault.OnCall(kind, ApiCall.CLEAN_UP, 1, few(), Effect.LATE, after, 0));
  }

  /** Often in the first seconds, when jobs start; sometimes an hour later. */
  Duration moment() {
    double mean = below(3) == 0 ? 8_000 : 400_000;
    return Duration.ofMillis(Math.round(-Math.log(1 - random.nextDouble()) * mean));
  }

  ApiCall list() {
    return pick(LISTS);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Zero in half of the cases. */
  int perhaps(int bound) {
    return random.nextBoolean() ? below(bound) : 0;
  }

  /** Mostly one. */
  private int few() {
    int few = 1;
    while (few < 9 && below(5) < 2) {
      few++;
    }
    return few;
  }

  <T> T either(T one, T other) {
    return random.nextBoolean() ? one : other;
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[below(choices.length)];
  }
}
