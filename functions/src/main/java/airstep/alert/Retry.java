package airstep.alert;

import airstep.vocabulary.RunReason;
import airstep.vocabulary.run.SyncOutcome;
import java.util.List;
import java.util.Optional;

/** Whether to retry, and what to do first. */
final class Retry {

  /** In a message about several connections, which says once how to start them again. */
  private static final Text RETRY = Text.of("retry");

  private Retry() {}

  /** Returns the advice for the only connection that did not succeed. */
  static Text ofOne(SyncOutcome sync, StartAgain again) {
    return of(sync, false, again.only(List.of(sync), 1));
  }

  /** Returns the advice for a group of several. */
  static Text ofGroup(List<SyncOutcome> syncs) {
    return of(syncs.getFirst(), syncs.size() > 1, RETRY);
  }

  /**
   * Returns how to retry those that may succeed.
   *
   * @param count how many did not succeed, including those that are not listed
   */
  static Text ofAll(List<SyncOutcome> syncs, long count, StartAgain again) {
    List<SyncOutcome> some = syncs.stream().filter(SyncOutcome::retryMayHelp).toList();
    return some.isEmpty()
        ? Text.NONE
        : Text.of("🔁 To retry " + which(some.size(), syncs.size(), count) + ", ")
            .then(again.only(some, some.size() + count - syncs.size()))
            .then(".");
  }

  private static String which(int some, int listed, long count) {
    if (listed < count) {
      return "those that may succeed";
    }
    return some == count ? "them" : "only the " + (some == 1 ? "one" : some) + " that may succeed";
  }

  private static Text of(SyncOutcome sync, boolean several, Text start) {
    return switch (sync.outcome()) {
      case UNKNOWN -> check(sync, several);
      case CANCELLED -> again("If this was not intended, ", start, ".");
      case TIMED_OUT ->
          again("If this happened only once, ", start, "; otherwise set a longer `timeout`.");
      default -> afterFailure(sync, start);
    };
  }

  private static Text check(SyncOutcome sync, boolean several) {
    if (several) {
      return Text.of("👀 Check them in Airbyte first: their jobs may still be running.");
    }
    return sync.jobId().isPresent()
        ? Text.of("👀 Check job " + sync.jobId().getAsLong() + " first: it may still be running.")
        : Text.of("👀 Check the connection in Airbyte first: a job may be running.");
  }

  private static Text afterFailure(SyncOutcome sync, Text start) {
    if (sync.down() && sync.jobId().isEmpty()) {
      return nothingStarted("Once Airbyte is back, ", start);
    }
    return switch (sync.details().failureType().orElse("")) {
      case "config_error" ->
          Text.of("🛠️ A retry will not help: fix the connection's configuration first.");
      case "refresh_schema" ->
          Text.of("🛠️ A retry will not help: refresh the connection's schema first.");
      case "manual_cancellation" -> again("If this was not intended, ", start, ".");
      case "transient_error" -> again("This is probably temporary: ", start, ".");
      case "heartbeat_timeout" ->
          again("The source stopped responding, which may be temporary: ", start, ".");
      case "destination_timeout" ->
          again("The destination stopped responding, which may be temporary: ", start, ".");
      case "" ->
          sync.jobId().isPresent()
              ? again("Unless the job's log advises otherwise, ", start, ".")
              : again("Once this is fixed, ", start, ".");
      default ->
          again("This may be temporary: ", start, ". If it fails again, read the job's log.");
    };
  }

  /** Returns the advice for a run that failed as a whole. */
  static Text ofRun(Optional<RunReason> reason, StartAgain again) {
    return reason.filter(RunReason::nothingStarted).isPresent()
        ? nothingStarted("Once this is fixed, ", again.forAll())
        : Text.of("👀 Check Airbyte first: jobs of this run may still be running.");
  }

  /** Returns the advice for a run that failed because Airbyte did not answer. */
  static Text onceBack(boolean started, Text start) {
    return started
        ? Text.of("👀 Once Airbyte is back, check its jobs: some may still be running.")
        : nothingStarted("Once Airbyte is back, ", start);
  }

  private static Text nothingStarted(String before, Text start) {
    return again("Nothing was started. " + before, start, ".");
  }

  private static Text again(String before, Text start, String after) {
    return Text.of("🔁 " + before).then(start).then(after);
  }
}
