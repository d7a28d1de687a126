package airstep.simulate;

import airstep.simulate.InjectedFault.Effect;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * The kinds of faults, and how one of each is drawn. A new kind goes to the end: those from {@link
 * #NO_LIST} to {@link #CLEAN_UP_TWICE} are drawn with a random stream of their own, and each later
 * one with its own, so the rest of a day stays the same.
 */
public enum FaultKind {
  REQUEST_LOST("a call never arrives", draw -> draw.onAirbyte(Effect.NEVER, 3)),
  ANSWER_LOST(
      "a call takes effect, but its answer is lost", draw -> draw.onAirbyte(Effect.AT_ONCE, 2)),
  DELAY("a call takes effect up to 180 s late", draw -> draw.onAirbyte(Effect.LATE, 2)),
  ERROR_STATUS(
      "408, 425, 429, 5xx, 520 or 561, with or without an effect",
      draw -> draw.onAirbyte(FaultyAnswers.STATUSES.size())),
  HTML("an HTML page instead of the answer", draw -> draw.onAirbyte(3)),
  CUT_BODY("an answer is cut off", draw -> draw.onAirbyte(Effect.AT_ONCE, 2)),
  FALSE_CONFLICT(
      "409 although nothing runs, or the job is about to start",
      draw -> draw.onCall(ApiCall.START_JOB, draw.either(Effect.LATE, Effect.NEVER), 2)),
  UNKNOWN_STATUS("a job has an unknown status", FaultDraw::unknownStatus),
  LISTING("a list repeats or skips rows", FaultDraw::onList),
  STALE_LISTING(
      "a list omits a new job for up to 180 s",
      draw -> draw.onCall(ApiCall.JOBS, Effect.AT_ONCE, 1)),
  TOKEN_REVOKED("the access token is revoked during a run", FaultDraw::atAMoment),
  ROTATION("the credentials are replaced during a run", draw -> draw.forSeconds(draw.perhaps(30))),
  STUCK_JOB("a job stays pending, queued, running or incomplete", FaultDraw::stuckJob),
  SWITCHED_OFF(
      "a person disables, locks or deletes a connection",
      draw -> draw.forSeconds(draw.below(1200))),
  PERSON_STARTS("a person starts a job", FaultDraw::atAMoment),
  PERSON_CANCELS("a person cancels a job", FaultDraw::atAMoment),
  BY_HAND("a person starts a flow or a sync by hand", FaultDraw::atAMoment),
  STEP_CRASH_BEFORE("a step crashes before it does anything", FaultDraw::onStep),
  STEP_CRASH_AFTER("a step crashes after it took effect", FaultDraw::onStep),
  STEP_RUNS_ON("Lambda reports that a step failed, but it continues", FaultDraw::onStep),
  STEP_OVERRUN("a step exceeds its timeout, and takes effect", FaultDraw::onStep),
  DUPLICATE("the schedule fires twice", FaultDraw::onStart),
  LATE("the schedule fires late", FaultDraw::onStart),
  SLACK("Slack refuses or is slow", draw -> draw.onSlack(FaultyAnswers.OF_SLACK.size() + 1)),
  SECRETS("Secrets Manager throttles", draw -> draw.onCall(ApiCall.SECRET, Effect.NEVER, 2)),
  STATES(
      "Step Functions throttles a call of a step, or is slow",
      draw -> draw.onCall(ApiCall.STATES, Effect.NEVER, FaultyAws.CHOICES)),
  EVENTS(
      "EventBridge refuses events, disconnects or is slow",
      draw -> draw.onCall(ApiCall.EVENTS, Effect.LATE, FaultyIntegration.CHOICES)),
  STOPPED("an execution and those it started are stopped", FaultDraw::atAMoment),
  STOPPED_ALONE("an execution is stopped, but those it started continue", FaultDraw::atAMoment),
  CLOCKS("the clocks differ by up to two minutes", FaultDraw::clock),
  NO_LIST(
      "an answer has no list, or a list of empty rows",
      draw -> draw.onCall(draw.list(), Effect.AT_ONCE, FaultyLists.MISSING)),
  EMPTY_LIST(
      "a list is empty although it has rows",
      draw -> draw.onCall(draw.list(), draw.below(8) == 0 ? 2 : 1, Effect.AT_ONCE, 1)),
  OTHER_ANSWER("an answer is about another job, connection or type", FaultDraw::otherAnswer),
  IDS_RESTART(
      "Airbyte's database is restored, or its job ids start again",
      draw -> draw.at(draw.moment(), draw.below(24), Duration.ofSeconds(draw.below(600)))),
  LATE_CANCEL(
      "a cancel takes effect late, its sync stops, and another job starts", FaultDraw::lateCancel),
  NAMED_LIKE_RUN(
      "a person gives an execution a name like that of another run",
      draw -> draw.at(draw.moment(), draw.below(1000), Duration.ZERO)),
  START_THROTTLED(
      "Step Functions throttles a start up to three times in a row",
      draw -> draw.onCall(ApiCall.START_EXECUTION, 1 + draw.below(3), Effect.NEVER, 2)),
  SLACK_NOT_OK(
      "Slack's address answers 200, but not ok",
      draw -> draw.onCall(ApiCall.SLACK, Effect.NEVER, FaultyAnswers.NOT_OK.size())),
  CLEAN_UP_TWICE("an execution is stopped, and its event arrives twice", FaultDraw::cleanUpTwice),
  SOME_BY_HAND(
      "a person starts a flow for some of its connections",
      draw -> draw.at(draw.moment(), draw.below(1000), Duration.ZERO));

  static final Set<FaultKind> DRAWN_APART = EnumSet.range(NO_LIST, CLEAN_UP_TWICE);

  static final Set<FaultKind> CRASHES = EnumSet.range(STEP_CRASH_BEFORE, STEP_OVERRUN);

  private final String what;

  /** Has no state of its own. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<FaultDraw, List<InjectedFault>> drawing;

  FaultKind(String what, Function<FaultDraw, List<InjectedFault>> drawing) {
    this.what = what;
    this.drawing = drawing;
  }

  /** What happens. */
  public String what() {
    return what;
  }

  /** The name on the command line, such as {@code answer-lost}. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of that name. */
  public static Optional<FaultKind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** Draws one fault of this kind, or several that only matter together. */
  List<InjectedFault> drawn(Random random, Scene scene) {
    return drawing.apply(new FaultDraw(this, random, scene));
  }
}
