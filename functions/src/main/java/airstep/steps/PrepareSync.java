package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.Connection;
import airstep.airbyte.Job;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks before a job is triggered: is the connection active, what is it called, and which is its
 * newest job? A job with a higher number than that, the watermark, came after the sync began.
 */
public final class PrepareSync extends Step {

  private static final String UUID =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

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
    if (!connectionId.matches(UUID)) {
      throw new BadInputException(
          "connectionId "
              + OneLine.of(connectionId, 60)
              + " is no UUID: copy it from the connection's address in Airbyte");
    }
    Map<String, Object> sync = new LinkedHashMap<>();
    sync.put("connectionId", connectionId);
    sync.putAll(input.needObject("defaults").fields());
    given.object("sync").ifPresent(settings -> sync.putAll(settings.fields()));
    Airbyte airbyte = airbyte(JsonObject.of(sync), log);
    // Absent if this key may not see it: what may be synced is for Airbyte to say, when asked to.
    Optional<Connection> connection = airbyte.connection(connectionId);
    connection.ifPresent(
        found -> {
          sync.put("name", OneLine.of(found.name(), 100));
          if (!found.workspaceId().isEmpty()) {
            sync.put("link", airbyte.timelineOf(found));
          }
        });
    if (connection.isPresent() && connection.get().status().preventsSync()) {
      sync.put("skip", "the connection is " + connection.get().status().description());
      return sync;
    }
    sync.put("watermark", watermark(airbyte, connectionId));
    return sync;
  }

  /** The newest job's number, 0 if there is none, null if this key may not list jobs. */
  private static Long watermark(Airbyte airbyte, String connectionId) {
    try {
      List<Job> newest = airbyte.newestJobs(connectionId, 1);
      return newest.isEmpty() ? 0L : newest.getFirst().jobId();
    } catch (AirbyteRefusedException e) {
      if (e.notFound()) {
        return null;
      }
      throw e;
    }
  }
}
