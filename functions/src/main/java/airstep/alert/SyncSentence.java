package airstep.alert;

import airstep.vocabulary.SyncReason;
import airstep.vocabulary.WhenRunning;
import airstep.vocabulary.sync.CloseInput;
import airstep.vocabulary.sync.JobAnswer;
import airstep.vocabulary.sync.SyncEnd;
import airstep.vocabulary.sync.Turn;

/**
 * The reason for the outcome of a sync as a sentence. It leaves out the id of the job, which the
 * outcome has in other fields: equal failures form a group.
 */
record SyncSentence(CloseInput input) {

  /** Returns the sentence; empty if a success needs none. */
  String text() {
    SyncReason reason = input.verdict().code();
    String fault = input.fault().filter(_ -> reason.isFault()).map(ErrorOutput::said).orElse("");
    String text = text(reason);
    return text.isEmpty() || fault.isEmpty() ? text + fault : text + ": " + fault;
  }

  private String text(SyncReason reason) {
    return switch (reason) {
      case JOB_ENDED -> input.job().flatMap(it -> it.details().reason()).orElse("");
      case NOT_ACTIVE -> input.sync().connection().skip().orElse("");
      case NOTHING_STARTED -> "nothing was started";
      case NO_TURN ->
          "nothing was started: `airbyte.maxConcurrent` left no room for "
              + HumanFormat.duration(Turn.DEADLINE);
      case REFUSED -> "";
      case TRIGGER_FAILED -> triggered() + ", and no job was seen to start";
      case START_UNSEEN ->
          triggered() + ", and it could not be checked whether a job started anyway";
      case LISTS_CONTRADICT ->
          "it is unknown whether a job has started, because Airbyte's lists of this connection's"
              + " jobs contradict each other";
      case JOBS_NOT_LISTED ->
          "it is unknown whether a job has started, because the credentials may not list jobs, so"
              + " no other job was started";
      case OTHER_RUNS -> otherRuns();
      case NOT_FINISHED -> late() + " and was cancelled";
      case NOT_ENDED_BY_CANCEL ->
          late() + "; Airbyte accepted the cancel, but the job has still not ended";
      case NOT_OURS -> late() + ". It " + stateOfOther() + ", so it was not cancelled";
      case JOB_HIDDEN ->
          "the job may still run, but Airbyte has not shown it for %s s"
              .formatted(input.verdict().seconds().orElse(0));
      case JOB_UNSEEN -> "the job could not be checked in Airbyte";
      case CANCEL_UNCONFIRMED -> late() + ", and its cancel was not confirmed: it may still run";
      case CANCEL_UNSEEN ->
          (input.stopped()
                  ? "the job, left by the stopped sync, may still run"
                  : "the job was not seen to finish within " + timeout() + " s of its trigger")
              + ", and Airbyte did not report its state";
      case LEFT_UNKNOWN -> "it could not be determined what the stopped sync has left running";
      case NO_JOB -> "no job had started " + whenStopped();
      case NO_JOB_CAME -> "the trigger in progress " + whenStopped() + " started no job";
      case JOB_MAY_RUN ->
          "a job was about to start %s, and the credentials may not list jobs: one may run"
              .formatted(whenStopped());
    };
  }

  private String triggered() {
    long tries = input.triggers();
    return "the trigger failed after " + (tries == 1 ? "1 attempt" : tries + " attempts");
  }

  private String otherRuns() {
    boolean waited =
        input.sync().settings().filter(it -> it.whenRunning() == WhenRunning.WAIT).isPresent();
    return "job %s of this connection was already running%s, so no new job was started"
        .formatted(
            input.verdict().job().orElse(0),
            waited ? " and had not ended " + timeout() + " s later" : "");
  }

  private String late() {
    return input.stopped()
        ? "the job still ran " + whenStopped()
        : "the job was not finished %s s after %s"
            .formatted(timeout(), input.ours() ? "its trigger" : "Airstep found it");
  }

  private String stateOfOther() {
    return input
        .job()
        .flatMap(JobAnswer::unknown)
        .map(unknown -> "is " + unknown)
        .orElse("still runs and may belong to someone else");
  }

  private String whenStopped() {
    return switch (input.end().flatMap(SyncEnd::when).orElse("")) {
      case "ABORTED" -> "when its sync was stopped";
      case "TIMED_OUT" -> "when its sync timed out";
      default -> "when its sync failed";
    };
  }

  private long timeout() {
    return input.sync().prepared().timeout().toSeconds();
  }
}
