package airstep.vocabulary.run;

import airstep.vocabulary.Outcome;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import airstep.vocabulary.sync.JobAnswer.JobDetails;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How the sync of one connection ended: the output of CloseSync, and part of the account of a run.
 *
 * @param details what Airbyte reports about its job. The reason may be Airstep's own sentence
 *     instead, and the duration the time since the trigger
 * @param link Airbyte's page of the job, unless there is nothing to look at
 * @param down whether Airbyte did not answer
 * @param lastSuccess when the connection last succeeded, unless this sync did
 * @param usualRows how many rows a sync usually moves, if this one moved suspiciously few
 * @param usualJobs how many earlier jobs that number is based on
 * @param schemaChange the schema change that waits for a review in Airbyte, such as {@code
 *     breaking}
 * @param deleted whether the connection is deleted in Airbyte
 */
public record SyncOutcome(
    Outcome outcome,
    String connectionId,
    Optional<String> name,
    OptionalLong jobId,
    OptionalLong triggers,
    OptionalLong polls,
    JobDetails details,
    Optional<String> link,
    boolean down,
    Optional<Instant> lastSuccess,
    OptionalLong usualRows,
    OptionalLong usualJobs,
    Optional<String> schemaChange,
    boolean deleted)
    implements EndedSync, JsonRecord {

  /** The types of failures that stay until a person changes the connection. */
  private static final Set<String> NEED_A_FIX = Set.of("config_error", "refresh_schema");

  public static SyncOutcome read(JsonObject json) {
    return new SyncOutcome(
        Outcome.of(json.needText("outcome")),
        json.needText("connectionId"),
        json.text("name"),
        json.whole("jobId"),
        json.whole("triggers"),
        json.whole("polls"),
        JobDetails.read(json),
        json.text("link"),
        json.isTrue("down"),
        json.time("lastSuccess"),
        json.whole("usualRows"),
        json.whole("usualJobs"),
        json.text("schemaChange"),
        json.isTrue("deleted"));
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("outcome", outcome)
        .put("connectionId", connectionId)
        .putIfAny("name", name)
        .putIfAny("jobId", jobId)
        .putIfAny("triggers", triggers)
        .putIfAny("polls", polls)
        .putAll(details)
        .putIfAny("down", down)
        .putIfAny("usualRows", usualRows)
        .putIfAny("usualJobs", usualJobs)
        .putIfAny("schemaChange", schemaChange)
        .putIfAny("deleted", deleted)
        .putIfAny("lastSuccess", lastSuccess)
        .putIfAny("link", link);
  }

  /** Creates an outcome of which only the reason is known. */
  public static SyncOutcome of(
      Outcome outcome, String connectionId, Optional<String> name, String reason) {
    return read(
        new JsonFields()
            .put("outcome", outcome)
            .put("connectionId", connectionId)
            .put("name", name)
            .put("reason", reason)
            .object());
  }

  /** Returns the same with another outcome. */
  public SyncOutcome as(Outcome other) {
    return read(json().put("outcome", other).object());
  }

  /** Returns whether a retry may succeed, and needs no look at Airbyte first. */
  public boolean retryMayHelp() {
    return switch (outcome) {
      case UNKNOWN -> false;
      case FAILED -> !NEED_A_FIX.contains(details.failureType().orElse(""));
      default -> true;
    };
  }

  /** Returns the connection's name, or its id if it has no name. */
  public String called() {
    return name.filter(it -> !it.isBlank()).orElse(connectionId);
  }
}
