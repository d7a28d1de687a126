package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.vocabulary.StepName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/** Thinks of what can go wrong on a day: mostly a few things, and mostly where it hurts. */
final class FaultMaker {

  /** A request takes effect within this time, or never: what Airstep's promises rest on. */
  static final Duration BOUND = Duration.ofMinutes(3);

  static final int MOST = 12;

  /** Of the calls with lists, those that decide whether a job is started. */
  private static final List<ApiCall> LISTS =
      List.of(ApiCall.JOBS, ApiCall.JOBS, ApiCall.JOBS, ApiCall.CONNECTIONS, ApiCall.WORKSPACES);

  private static final List<ApiCall> OF_AIRBYTE =
      List.of(
          ApiCall.START_JOB,
          ApiCall.START_JOB,
          ApiCall.START_JOB,
          ApiCall.JOBS,
          ApiCall.JOBS,
          ApiCall.READ_JOB,
          ApiCall.READ_JOB,
          ApiCall.CANCEL_JOB,
          ApiCall.CONNECTION,
          ApiCall.TOKEN,
          ApiCall.CONNECTIONS,
          ApiCall.WORKSPACES);

  private static final List<StepName> STEPS =
      List.of(
          StepName.TRIGGER_SYNC,
          StepName.TRIGGER_SYNC,
          StepName.TRIGGER_SYNC,
          StepName.CHECK_SYNC,
          StepName.CANCEL_SYNC,
          StepName.PREPARE_SYNC,
          StepName.PLAN_RUN,
          StepName.CHECK_UPSTREAM,
          StepName.FIND_JOB,
          StepName.NOTIFY_RUN,
          StepName.NOTIFY_STOPPED,
          StepName.REPORT_RUN);

  private static final List<FaultKind> DEATHS =
      List.of(
          FaultKind.STEP_CRASH_BEFORE,
          FaultKind.STEP_CRASH_AFTER,
          FaultKind.STEP_RUNS_ON,
          FaultKind.STEP_OVERRUN);

  private static final int ONE_DAY_IN = 10;

  private final Random random;
  private final List<FaultKind> kinds;
  private final Scene scene;

  FaultMaker(Random random, Collection<FaultKind> kinds, Scene scene) {
    this.random = random;
    this.kinds = List.copyOf(kinds);
    this.scene = scene;
  }

  /**
   * None on some days, up to a dozen on a few; often several of the same few kinds.
   *
   * @param most so many have room
   */
  List<Fault> some(int most) {
    List<FaultKind> today = kinds;
    if (kinds.size() > 3 && random.nextBoolean()) {
      today = List.of(pick(kinds), pick(kinds), pick(kinds));
    }
    List<Fault> faults = new ArrayList<>();
    while (!today.isEmpty()
        && faults.size() < most
        && random.nextInt(20) < (faults.isEmpty() ? 19 : 14)) {
      faults.addAll(faults(pick(today)));
    }
    return faults;
  }

  /** On a few days, with chance of their own: what else goes wrong on a day stays the same. */
  List<Fault> ofCloseRun() {
    List<FaultKind> deaths = new ArrayList<>(kinds);
    deaths.retainAll(DEATHS);
    return deaths.isEmpty() || random.nextInt(ONE_DAY_IN) > 0
        ? List.of()
        : List.of(
            new Fault.OnStep(pick(deaths), StepName.CLOSE_RUN, few(), few(), 0, random.nextInt(4)));
  }

  /** Some things go wrong only together. */
  private List<Fault> faults(FaultKind kind) {
    return switch (kind) {
      case LATE_CANCEL -> {
        int connection = random.nextInt(scene.connections().size());
        yield List.of(
            new Fault.OnJob(kind, connection, 0, EmbeddedJobStatus.RUNNING),
            new Fault.OnCall(
                kind,
                ApiCall.CANCEL_JOB,
                1,
                1 + few(),
                Fault.Effect.LATE,
                Duration.ofMillis(60_000 + random.nextInt(110_000)),
                random.nextInt(FaultyHttp.STOPS_AFTER)));
      }
      case CLEAN_UP_TWICE -> {
        Duration after = Duration.ofMillis(perhaps(60_000));
        yield List.of(
            at(kind, Duration.ZERO),
            new Fault.OnCall(kind, ApiCall.CLEAN_UP, 1, few(), Fault.Effect.LATE, after, 0));
      }
      default -> List.of(fault(kind));
    };
  }

  private Fault fault(FaultKind kind) {
    return switch (kind) {
      case REQUEST_LOST -> onCall(kind, airbyte(), Fault.Effect.NEVER, 3);
      case ANSWER_LOST -> onCall(kind, airbyte(), Fault.Effect.AT_ONCE, 2);
      case DELAY -> onCall(kind, airbyte(), Fault.Effect.LATE, 2);
      case ERROR_STATUS -> onCall(kind, airbyte(), anyEffect(), FaultyAnswers.STATUSES.size());
      case HTML -> onCall(kind, airbyte(), anyEffect(), 3);
      case CUT_BODY -> onCall(kind, airbyte(), Fault.Effect.AT_ONCE, 2);
      case FALSE_CONFLICT ->
          onCall(
              kind,
              ApiCall.START_JOB,
              random.nextBoolean() ? Fault.Effect.LATE : Fault.Effect.NEVER,
              2);
      case UNKNOWN_STATUS ->
          onCall(
              kind,
              pick(List.of(ApiCall.READ_JOB, ApiCall.READ_JOB, ApiCall.JOBS, ApiCall.START_JOB)),
              Fault.Effect.AT_ONCE,
              2);
      case LISTING ->
          onCall(
              kind,
              pick(List.of(ApiCall.JOBS, ApiCall.CONNECTIONS, ApiCall.WORKSPACES)),
              Fault.Effect.AT_ONCE,
              2);
      case STALE_LISTING -> onCall(kind, ApiCall.JOBS, Fault.Effect.AT_ONCE, 1);
      case SLACK -> onCall(kind, ApiCall.SLACK, anyEffect(), FaultyAnswers.OF_SLACK.size() + 1);
      case SECRETS -> onCall(kind, ApiCall.SECRET, Fault.Effect.NEVER, 2);
      case STATES -> onCall(kind, ApiCall.STATES, Fault.Effect.NEVER, FaultyAws.CHOICES);
      case EVENTS -> onCall(kind, ApiCall.EVENTS, Fault.Effect.LATE, FaultyPublishing.CHOICES);
      case STUCK_JOB ->
          new Fault.OnJob(
              kind,
              random.nextInt(scene.connections().size()),
              random.nextInt(2),
              pick(
                  List.of(
                      EmbeddedJobStatus.PENDING,
                      EmbeddedJobStatus.QUEUED,
                      EmbeddedJobStatus.RUNNING,
                      EmbeddedJobStatus.INCOMPLETE)));
      case STEP_CRASH_BEFORE, STEP_CRASH_AFTER, STEP_RUNS_ON, STEP_OVERRUN ->
          new Fault.OnStep(kind, pick(STEPS), few(), few(), random.nextInt(4), random.nextInt(4));
      case TOKEN_REVOKED, PERSON_CANCELS, STOPPED, STOPPED_ALONE -> at(kind, Duration.ZERO);
      case ROTATION -> at(kind, Duration.ofSeconds(perhaps(30)));
      case SWITCHED_OFF -> at(kind, Duration.ofSeconds(random.nextInt(1200)));
      case PERSON_STARTS, BY_HAND -> at(kind, Duration.ZERO);
      case DUPLICATE, LATE ->
          new Fault.At(kind, Duration.ofMillis(perhaps(1_800_000)), few() - 1, Duration.ZERO);
      case CLOCKS ->
          new Fault.Clock(
              kind, random.nextBoolean(), Duration.ofMillis(random.nextInt(240_001) - 120_000));
      case NO_LIST -> onCall(kind, pick(LISTS), Fault.Effect.AT_ONCE, NoList.CHOICES);
      case EMPTY_LIST ->
          onCall(kind, pick(LISTS), random.nextInt(8) == 0 ? 2 : 1, Fault.Effect.AT_ONCE, 1);
      case OTHER_ANSWER ->
          onCall(
              kind,
              pick(
                  List.of(
                      ApiCall.READ_JOB, ApiCall.READ_JOB, ApiCall.START_JOB, ApiCall.CANCEL_JOB)),
              random.nextBoolean() ? Fault.Effect.AT_ONCE : Fault.Effect.NEVER,
              OtherAnswer.CHOICES);
      case IDS_RESTART ->
          new Fault.At(kind, moment(), random.nextInt(24), Duration.ofSeconds(random.nextInt(600)));
      case NAMED_LIKE_RUN -> new Fault.At(kind, moment(), random.nextInt(1000), Duration.ZERO);
      case START_THROTTLED ->
          onCall(kind, ApiCall.START_EXECUTION, 1 + random.nextInt(3), Fault.Effect.NEVER, 2);
      case SLACK_NOT_OK -> onCall(kind, ApiCall.SLACK, Fault.Effect.NEVER, NotOk.ANSWERS.size());
      case LATE_CANCEL, CLEAN_UP_TWICE -> throw new IllegalArgumentException(kind + " is several");
    };
  }

  private Fault onCall(FaultKind kind, ApiCall call, Fault.Effect effect, int choices) {
    int first = few();
    int times = random.nextInt(10) == 0 ? 5 + random.nextInt(60) : few();
    return onCall(kind, call, first, times, effect, choices);
  }

  private Fault onCall(FaultKind kind, ApiCall call, int times, Fault.Effect effect, int choices) {
    return onCall(kind, call, few(), times, effect, choices);
  }

  private Fault onCall(
      FaultKind kind, ApiCall call, int first, int times, Fault.Effect effect, int choices) {
    Fault.Effect possible =
        effect == Fault.Effect.LATE && !call.changes() ? Fault.Effect.NEVER : effect;
    return new Fault.OnCall(
        kind,
        call,
        first,
        times,
        possible,
        Duration.ofMillis(random.nextInt((int) BOUND.toMillis())),
        random.nextInt(choices));
  }

  private Fault at(FaultKind kind, Duration lasts) {
    Duration at = moment();
    return new Fault.At(kind, at, random.nextInt(6), lasts);
  }

  /** Often in the first seconds, when jobs start; sometimes an hour later. */
  private Duration moment() {
    double mean = random.nextInt(3) == 0 ? 8_000 : 400_000;
    return Duration.ofMillis(Math.round(-Math.log(1 - random.nextDouble()) * mean));
  }

  private ApiCall airbyte() {
    return pick(OF_AIRBYTE);
  }

  private Fault.Effect anyEffect() {
    return pick(List.of(Fault.Effect.values()));
  }

  private int perhaps(int bound) {
    return random.nextBoolean() ? random.nextInt(bound) : 0;
  }

  /** Mostly one. */
  private int few() {
    int few = 1;
    while (few < 9 && random.nextInt(5) < 2) {
      few++;
    }
    return few;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
