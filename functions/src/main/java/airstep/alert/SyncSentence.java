package airstep.alert;

import airstep.json.JsonObject;
import airstep.vocabulary.SyncReason;
import java.util.Optional;

/** Makes the sentence for a {@link SyncReason} and its values. */
final class SyncSentence {

  /** The outcome has the number beside the sentence. */
  private static final String JOB = "the job";

  private final JsonObject input;

  private SyncSentence(JsonObject input) {
    this.input = input;
  }

  /**
   * The sentence; empty if a success needs none.
   *
   * @param reason empty for a code of another release, which then is the sentence
   * @param input what {@code Close Sync} is given
   */
  static Optional<String> of(Optional<SyncReason> reason, JsonObject input) {
    SyncSentence sentence = new SyncSentence(input);
    return reason.isEmpty()
        ? input.needObject("verdict").text("code")
        : Optional.of(sentence.of(reason.get()) + sentence.fault(reason.get()))
            .filter(words -> !words.isEmpty());
  }

  private String of(SyncReason reason) {
    return switch (reason) {
      case JOB_ENDED -> input.object("job").flatMap(it -> it.text("reason")).orElse("");
      case NOT_ACTIVE -> sync().text("skip").orElse("");
      case NOTHING_STARTED -> "nothing was started";
      case REFUSED -> "";
      case TRIGGER_FAILED -> triggered() + ", and no job was seen to start";
      case START_UNSEEN ->
          triggered() + ", and whether a job has started all the same could not be seen";
      case LISTS_CONTRADICT ->
          "whether a job has started is not known, since Airbyte listed the jobs of this connection"
              + " in ways that contradict each other";
      case JOBS_NOT_LISTED ->
          "whether a job has started cannot be seen, since this key may not list jobs, so no other"
              + " was asked for";
      case OTHER_RUNS -> otherRuns();
      case NOT_FINISHED -> late() + " and was cancelled";
      case NOT_ENDED_BY_CANCEL ->
          late() + "; Airbyte took the cancel but the job has not ended since";
      case NOT_OURS -> late() + ". It " + stateOfOther() + ", so it was not cancelled";
      case JOB_HIDDEN ->
          JOB
              + " may still run, but for "
              + input.needObject("verdict").whole("seconds").orElse(0)
              + " s Airbyte has not shown it";
      case JOB_UNSEEN -> "Airbyte could not be asked about " + JOB;
      case CANCEL_UNCONFIRMED -> late() + ", and its cancel was not confirmed: it may still run";
      case CANCEL_UNSEEN ->
          JOB
              + " "
              + (stopped()
                  ? "may still run, which its stopped sync has left behind"
                  : "was not seen to finish " + timeout() + " s after its trigger")
              + ", and Airbyte did not say how it is";
      case LEFT_UNKNOWN -> "what the stopped sync has left behind could not be found out";
      case NO_JOB -> "no job had started " + whenStopped();
      case NO_JOB_CAME -> "no job came of the trigger under way " + whenStopped();
      case JOB_MAY_RUN ->
          "a job was about to start "
              + whenStopped()
              + ", and this key may not list jobs: one may run";
    };
  }

  private String fault(SyncReason reason) {
    if (!reason.isFault()) {
      return "";
    }
    String said = input.object("fault").map(it -> ErrorOutput.of(it).said()).orElse("");
    return reason == SyncReason.REFUSED || said.isEmpty() ? said : ": " + said;
  }

  private String triggered() {
    long tries = input.whole("triggers").orElse(0);
    return "the trigger failed, tried " + (tries == 1 ? "once" : tries + " times");
  }

  private String otherRuns() {
    return "job "
        + input.needObject("verdict").whole("job").orElse(0)
        + " of this connection was running already"
        + (sync().text("whenRunning").filter("wait"::equals).isPresent()
            ? " and had not ended " + timeout() + " s later"
            : "")
        + ", so none was started";
  }

  private String late() {
    return JOB
        + " "
        + (stopped()
            ? "still ran " + whenStopped()
            : "was not finished "
                + timeout()
                + " s after "
                + (input.isTrue("ours") ? "its trigger" : "we found it"));
  }

  private String stateOfOther() {
    return input
        .object("job")
        .flatMap(it -> it.text("unknown"))
        .map(unknown -> "is " + unknown)
        .orElse("still runs: it may belong to somebody else");
  }

  /** How the stopped sync ended, by the status of its execution. */
  private String whenStopped() {
    return switch (input.object("end").flatMap(it -> it.text("when")).orElse("")) {
      case "ABORTED" -> "when its sync was stopped";
      case "TIMED_OUT" -> "when its sync ran into its deadline";
      default -> "when its sync broke off";
    };
  }

  private boolean stopped() {
    return input.isTrue("stopped");
  }

  private long timeout() {
    return sync().whole("timeoutSeconds").orElse(0);
  }

  private JsonObject sync() {
    return input.needObject("sync");
  }
}
