package airstep.alert;

import airstep.json.JsonObject;
import airstep.vocabulary.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the sync of one connection ended, with all that is known of it.
 *
 * @param reason in Airbyte's words if there are any, else in our own
 * @param link Airbyte's page of the job
 * @param down whether Airbyte itself could not be asked
 * @param failureOrigin where Airbyte says that it went wrong, such as {@code source}
 * @param failureType what Airbyte calls it, such as {@code config_error}
 * @param usualRows how many rows its syncs move, if these are suspiciously few
 * @param usualJobs of how many earlier jobs that is known
 * @param schemaChange what waits in Airbyte for somebody's consent, such as {@code breaking}
 */
public record SyncOutcome(
    Outcome outcome,
    String connectionId,
    Optional<String> name,
    OptionalLong jobId,
    OptionalLong triggers,
    OptionalLong polls,
    Optional<Duration> duration,
    OptionalLong rows,
    OptionalLong bytes,
    Optional<String> reason,
    Optional<String> link,
    boolean down,
    Optional<String> failureOrigin,
    Optional<String> failureType,
    Optional<Instant> lastSuccess,
    OptionalLong usualRows,
    OptionalLong usualJobs,
    Optional<String> schemaChange) {

  public static SyncOutcome of(JsonObject json) {
    return of(json, Outcome.of(json.text("outcome").orElse("")));
  }

  /** One that is known not to have succeeded, whatever it says. */
  static SyncOutcome ofFailed(JsonObject json) {
    Outcome outcome = Outcome.of(json.text("outcome").orElse(""));
    return of(json, outcome.failed() ? outcome : Outcome.UNKNOWN);
  }

  private static SyncOutcome of(JsonObject json, Outcome outcome) {
    return new SyncOutcome(
        outcome,
        json.text("connectionId").orElse(""),
        json.text("name").filter(name -> !name.isBlank()),
        json.whole("jobId"),
        json.whole("triggers"),
        json.whole("polls"),
        Spoken.seconds(json.whole("durationSeconds")),
        json.whole("rows"),
        json.whole("bytes"),
        json.text("reason"),
        json.text("link"),
        json.isTrue("down"),
        json.text("failureOrigin").filter(origin -> !origin.isBlank()),
        json.text("failureType").filter(type -> !type.isBlank()),
        json.text("lastSuccess").flatMap(Spoken::instant),
        json.whole("usualRows"),
        json.whole("usualJobs"),
        json.text("schemaChange"));
  }

  /** What people call the connection. */
  String called() {
    return name.orElse(connectionId.isBlank() ? "a connection" : connectionId);
  }
}
