package airstep.steps;

import static java.time.temporal.ChronoUnit.SECONDS;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.AirbyteUnavailableException;
import airstep.airbyte.Connection;
import airstep.airbyte.ConnectionStatus;
import airstep.airbyte.Job;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.text.OneLine;
import airstep.vocabulary.WhenRunning;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Looks before a job is triggered: is the connection active, what is it called, and which is its
 * newest job? A job with a higher number than that, the watermark, came after the sync began. What
 * the jobs before have brought says what is usual.
 *
 * <p>What was read of the connection is kept when its jobs cannot be listed, so that an alert names
 * it: the last try answers with a {@code fault} instead of failing.
 */
public final class PrepareSync extends Step {

  /** A link that is longer than any real one is left out: the state has to hold it. */
  private static final int LONGEST_LINK = 200;

  private static final int LEAST_POLL = 10;

  /** So often the state machine retries the step when Airbyte cannot be asked. */
  private static final long RETRIES = 3;

  /** Stands in the input of every execution that another one has started. */
  private static final String STARTED_BY = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

  private static final List<String> WHEN_RUNNING =
      Stream.of(WhenRunning.values()).map(WhenRunning::word).toList();

  public PrepareSync() {
    this(OnLambda.get());
  }

  public PrepareSync(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    JsonObject given = input.needObject("input");
    String connectionId = given.text("connectionId").orElse("none");
    if (!isUuid(connectionId)) {
      throw new BadInputException(
          "connectionId "
              + OneLine.of(connectionId, 60)
              + " is no UUID: copy it from the connection's address in Airbyte");
    }
    Map<String, Object> sync = new LinkedHashMap<>();
    sync.put("connectionId", connectionId);
    sync.put("preparedAt", parts().clock().instant().toString());
    JsonObject defaults = input.needObject("defaults");
    JsonObject settings = given.object("sync").orElse(JsonObject.empty());
    // A person's slip is refused; a run has its settings from a file that was checked.
    boolean ofARun = given.fields().containsKey(STARTED_BY);
    sync.putAll(
        SyncSettings.over(defaults, ofARun ? SyncSettings.known(defaults, settings) : settings));
    checkPoll(JsonObject.of(sync).needObject("poll"));
    if (!WHEN_RUNNING.contains(JsonObject.of(sync).needText("whenRunning"))) {
      throw new BadInputException("`sync.whenRunning` is one of " + WHEN_RUNNING);
    }
    Airbyte airbyte = airbyte(JsonObject.of(sync), log);
    // Absent if this key may not see it: what may be synced is for Airbyte to say, when asked to.
    Optional<Connection> connection = airbyte.connection(connectionId);
    connection.ifPresent(
        found -> {
          sync.put("name", found.name());
          String link = airbyte.timelineOf(found);
          if (!found.workspaceId().isEmpty() && link.length() <= LONGEST_LINK) {
            sync.put("link", link);
          }
          if (found.breakingChange()) {
            sync.put("schemaChange", "breaking");
          }
        });
    if (connection.isPresent() && connection.get().status().preventsSync()) {
      sync.put("skip", "the connection is " + connection.get().status().description());
      sync.put("deleted", connection.get().status() == ConnectionStatus.DELETED);
      return sync;
    }
    Optional<JobsBefore> before;
    try {
      before = before(airbyte, connectionId, JsonObject.of(sync));
    } catch (AirbyteUnavailableException e) {
      if (input.whole("retried").orElse(0) < RETRIES) {
        throw e;
      }
      sync.put("fault", fault(e));
      return sync;
    } catch (AirbyteRefusedException e) {
      sync.put("fault", fault(e));
      return sync;
    }
    sync.put("watermark", before.map(JobsBefore::watermark).orElse(null));
    sync.put(
        "watermarkAt", before.flatMap(JobsBefore::watermarkAt).map(Instant::toString).orElse(null));
    before
        .flatMap(JobsBefore::lastSuccess)
        .ifPresent(time -> sync.put("lastSuccess", time.truncatedTo(SECONDS).toString()));
    before.flatMap(JobsBefore::usual).ifPresent(usual -> sync.put("usual", usual));
    before
        .flatMap(JobsBefore::longest)
        .ifPresent(longest -> sync.put("longestSeconds", longest.toSeconds()));
    return sync;
  }

  /** A flow's settings were checked when they were read; a person's from the console were not. */
  private static void checkPoll(JsonObject poll) {
    if (poll.needWhole("firstSeconds") < LEAST_POLL || poll.needWhole("maxSeconds") < LEAST_POLL) {
      throw new BadInputException(
          "`sync.poll` is too fast: `firstSeconds` and `maxSeconds` are at least " + LEAST_POLL);
    }
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** The error as Step Functions would give it. */
  private static Map<String, String> fault(RuntimeException e) {
    return Map.of(
        "Error",
        e.getClass().getName(),
        "Cause",
        Json.write(Map.of("errorMessage", e.getMessage())));
  }

  /** Empty if this key may not list jobs. */
  private static Optional<JobsBefore> before(
      Airbyte airbyte, String connectionId, JsonObject sync) {
    try {
      List<Job> jobs = airbyte.newestJobs(connectionId, JobsBefore.MOST);
      if (jobs.isEmpty()) {
        // Rare, and believed only if Airbyte says so twice: a job in it would be taken for ours.
        jobs = airbyte.newestJobs(connectionId, JobsBefore.MOST);
      }
      return Optional.of(new JobsBefore(jobs, sync.needText("job")));
    } catch (AirbyteRefusedException e) {
      if (e.notFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
