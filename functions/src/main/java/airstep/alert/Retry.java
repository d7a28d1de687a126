package airstep.alert;

import airstep.vocabulary.RunReason;
import java.util.Optional;

/** Whether it is of use to try again, and what to do before. */
final class Retry {

  private Retry() {}

  /** Of connections that ended alike, as that one did. */
  static Text of(SyncOutcome sync, boolean many, Links links) {
    return switch (sync.outcome()) {
      case UNKNOWN -> look(sync, many);
      case CANCELLED -> again("If that was not meant, ", links, ".");
      case TIMED_OUT ->
          again("If it took so long only this once, ", links, "; else give it a longer `timeout`.");
      default -> afterFailure(sync, links);
    };
  }

  private static Text look(SyncOutcome sync, boolean many) {
    if (many) {
      return Text.of("👀 Look at them in Airbyte first: their jobs may still run.");
    }
    return sync.jobId().isPresent()
        ? Text.of("👀 Look at job " + sync.jobId().getAsLong() + " first: it may still run.")
        : Text.of("👀 Look at the connection in Airbyte first: a job of it may run.");
  }

  private static Text afterFailure(SyncOutcome sync, Links links) {
    if (sync.down() && sync.jobId().isEmpty()) {
      return again("Nothing was started. Once Airbyte is back, ", links, ".");
    }
    return switch (sync.failureType().orElse("")) {
      case "config_error" ->
          Text.of("🛠️ Starting it again does not help: somebody has to mend the connection.");
      case "refresh_schema" ->
          Text.of("🛠️ Starting it again does not help: refresh the connection's schema first.");
      case "manual_cancellation" -> again("If that was not meant, ", links, ".");
      case "transient_error" -> again("Most likely passing: ", links, ".");
      case "heartbeat_timeout" -> again("The source fell silent, which may pass: ", links, ".");
      case "destination_timeout" ->
          again("The destination fell silent, which may pass: ", links, ".");
      case "" ->
          sync.jobId().isPresent()
              ? again("If the job's log does not say otherwise, ", links, ".")
              : again("Once that is mended, ", links, ".");
      default -> again("It may pass: ", links, ". If it does not, look into the job's log.");
    };
  }

  /** Of a run that failed as a whole. */
  static Text ofRun(Optional<RunReason> reason, Links links) {
    return reason.filter(RunReason::nothingStarted).isPresent()
        ? again("Nothing was started. Once that is mended, ", links, ".")
        : Text.of("👀 Look into Airbyte first: jobs of this run may still run.");
  }

  private static Text again(String before, Links links, String after) {
    return Text.of("🔁 " + before).then(links.startAgain()).then(after);
  }

  /** The same for a run that found Airbyte down. */
  static Text onceBack(boolean started, Links links) {
    return started
        ? Text.of("👀 Jobs that were started may still run: look at them once Airbyte is back.")
        : again("Nothing was started. Once Airbyte is back, ", links, ".");
  }
}
