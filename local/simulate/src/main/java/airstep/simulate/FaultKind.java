package airstep.simulate;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of things that go wrong. */
public enum FaultKind {
  REQUEST_LOST("a call never arrives"),
  ANSWER_LOST("a call has its effect, its answer is lost"),
  DELAY("a call takes effect late, within 180 s"),
  ERROR_STATUS("408, 425, 429, 5xx, 520 or 561, with an effect or without"),
  HTML("a page of HTML instead of the answer"),
  CUT_BODY("an answer that breaks off"),
  FALSE_CONFLICT("409 though nothing runs, or the job is about to start"),
  UNKNOWN_STATUS("a job's status is a word that nobody knows"),
  LISTING("a listing repeats and skips rows"),
  STALE_LISTING("a listing does not show a job yet, for at most 180 s"),
  TOKEN_REVOKED("the access token is refused in the middle of a run"),
  ROTATION("the credentials are replaced in the middle of a run"),
  STUCK_JOB("a job stays pending, queued, running or incomplete"),
  SWITCHED_OFF("a person switches a connection off, locks or deletes it"),
  PERSON_STARTS("a person starts a job"),
  PERSON_CANCELS("a person cancels a job"),
  BY_HAND("a person starts a flow or a sync by hand"),
  STEP_CRASH_BEFORE("a step dies before it does anything"),
  STEP_CRASH_AFTER("a step dies after what it does has had its effect"),
  STEP_RUNS_ON("Lambda says that a step failed, while it runs on"),
  STEP_OVERRUN("a step runs over its time limit, and has its effect"),
  DUPLICATE("the schedule fires twice"),
  LATE("the schedule fires late"),
  SLACK("Slack refuses or is slow"),
  SECRETS("Secrets Manager throttles"),
  STATES("Step Functions throttles a step that asks it, or is slow"),
  EVENTS("EventBridge refuses an event, breaks off or is slow"),
  STOPPED("an execution is stopped, and what it has started with it"),
  STOPPED_ALONE("an execution is stopped, and what it has started runs on"),
  CLOCKS("the clocks are up to two minutes apart"),
  NO_LIST("a list comes without its list, or rows without what is in them"),
  EMPTY_LIST("a list is empty, though there is something on it"),
  OTHER_ANSWER("an answer is about another job, connection or type"),
  IDS_RESTART("Airbyte's database is restored, or its jobs' numbers begin again"),
  LATE_CANCEL("a cancel lands up to 170 s late, its sync is stopped, another job starts"),
  NAMED_LIKE_RUN("a person starts a flow under a name that is like another run's"),
  START_THROTTLED("Step Functions throttles a start, up to three times in a row"),
  SLACK_NOT_OK("Slack's address answers 200, but not ok"),
  CLEAN_UP_TWICE("an execution is stopped, and the event of that comes twice");

  /** Drawn with chance of their own, so that what else goes wrong on a day stays the same. */
  static final Set<FaultKind> DRAWN_APART = EnumSet.range(NO_LIST, CLEAN_UP_TWICE);

  private final String what;

  FaultKind(String what) {
    this.what = what;
  }

  /** What happens. */
  public String what() {
    return what;
  }

  /** The name on the command line, such as {@code answer-lost}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of that name. */
  public static Optional<FaultKind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
