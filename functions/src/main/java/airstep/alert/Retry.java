package airstep.alert;

import airstep.vocabulary.RunReason;
import airstep.vocabulary.run.SyncOutcome;
import java.util.Optional;

/** Whether to retry, and what to do first. */
final class Retry {

  private Retry() {}

  /** Returns the advice for connections that ended like this one. */
  static Text of(SyncOutcome sync, boolean several, Links links) {
    return switch (sync.outcome()) {
      case UNKNOWN -> check(sync, several);
      case CANCELLED -> again("If this was not intended, ", links, ".");
      case TIMED_OUT ->
          again("If this happened only once, ", links, "; otherwise set a longer `timeout`.");
      default -> afterFailure(sync, links);
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

  private static Text afterFailure(SyncOutcome sync, Links links) {
    if (sync.down() && sync.jobId().isEmpty()) {
      return nothingStarted("Once Airbyte is back, ", links);
    }
    return switch (sync.details().failureType().orElse("")) {
      case "config_error" ->
          Text.of("🛠️ A retry will not help: fix the connection's configuration first.");
      case "refresh_schema" ->
          Text.of("🛠️ A retry will not help: refresh the connection's schema first.");
      case "manual_cancellation" -> again("If this was not intended, ", links, ".");
      case "transient_error" -> again("This is probably temporary: ", links, ".");
      case "heartbeat_timeout" ->
          again("The source stopped responding, which may be temporary: ", links, ".");
      case "destination_timeout" ->
          again("The destination stopped responding, which may be temporary: ", links, ".");
      case "" ->
          sync.jobId().isPresent()
              ? again("Unless the job's log advises otherwise, ", links, ".")
              : again("Once this is fixed, ", links, ".");
      default ->
          again("This may be temporary: ", links, ". If it fails again, read the job's log.");
    };
  }

  /** Returns the advice for a run that failed as a whole. */
  static Text ofRun(Optional<RunReason> reason, Links links) {
    return reason.filter(RunReason::nothingStarted).isPresent()
        ? nothingStarted("Once this is fixed, ", links)
        : Text.of("👀 Check Airbyte first: jobs of this run may still be running.");
  }

  /** Returns the advice for a run that failed because Airbyte did not answer. */
  static Text onceBack(boolean started, Links links) {
    return started
        ? Text.of("👀 Once Airbyte is back, check its jobs: some may still be running.")
        : nothingStarted("Once Airbyte is back, ", links);
  }

  private static Text nothingStarted(String before, Links links) {
    return again("Nothing was started. " + before, links, ".");
  }

  private static Text again(String before, Links links, String after) {
    return Text.of("🔁 " + before).then(links.startAgain()).then(after);
  }
}
