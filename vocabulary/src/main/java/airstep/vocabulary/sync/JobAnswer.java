package airstep.vocabulary.sync;

import airstep.vocabulary.Outcome;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state of a job, as CheckSync and CancelSync report it.
 *
 * @param status the status in Airbyte's words
 * @param finished whether the status is final
 * @param pending whether Airbyte has not started the job yet
 * @param outcome only if it is finished
 * @param permanent whether a retry would fail as well
 * @param unknown a description of the status if Airstep does not know it
 */
public record JobAnswer(
    long jobId,
    String status,
    boolean finished,
    boolean pending,
    Optional<Outcome> outcome,
    boolean permanent,
    Optional<String> unknown,
    JobDetails details)
    implements JsonRecord {

  public static JobAnswer read(JsonObject json) {
    return new JobAnswer(
        json.needWhole("jobId"),
        json.needText("status"),
        json.isTrue("finished"),
        json.isTrue("pending"),
        json.text("outcome").map(Outcome::of),
        json.isTrue("permanent"),
        json.text("unknown"),
        JobDetails.read(json));
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("jobId", jobId)
        .put("status", status)
        .put("finished", finished)
        .put("pending", pending)
        .putIfAny("outcome", outcome)
        .putIfAny("permanent", permanent)
        .putIfAny("unknown", unknown)
        .putAll(details);
  }

  /**
   * What Airbyte reports about a job, as far as it does.
   *
   * @param reason why it failed or was cancelled, as a sentence
   * @param failureOrigin where it failed, such as {@code source}
   * @param failureType the kind of failure, such as {@code config_error}
   * @param duration only if it is finished
   */
  public record JobDetails(
      Optional<String> reason,
      Optional<String> failureOrigin,
      Optional<String> failureType,
      OptionalLong rows,
      OptionalLong bytes,
      Optional<Duration> duration)
      implements JsonRecord {

    public static final JobDetails NONE = read(JsonObject.empty());

    public static JobDetails read(JsonObject json) {
      return new JobDetails(
          json.text("reason"),
          json.text("failureOrigin"),
          json.text("failureType"),
          json.whole("rows"),
          json.whole("bytes"),
          json.seconds("durationSeconds"));
    }

    @Override
    public JsonFields json() {
      return new JsonFields()
          .putIfAny("reason", reason)
          .putIfAny("failureOrigin", failureOrigin)
          .putIfAny("failureType", failureType)
          .putIfAny("rows", rows)
          .putIfAny("bytes", bytes)
          .putIfAny("durationSeconds", duration);
    }
  }
}
