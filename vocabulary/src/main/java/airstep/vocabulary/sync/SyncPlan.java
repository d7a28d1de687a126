package airstep.vocabulary.sync;

import airstep.vocabulary.CaughtError;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The output of PrepareSync, which every later step gets as {@code sync}.
 *
 * @param connectionId the id of the connection, or {@code none} if the input has none
 * @param preparedAt when Airbyte was read
 * @param settings empty until the sync is prepared
 * @param looks when to check the job, in seconds since it was created
 * @param fault why the jobs could not be read; the sync then fails
 */
public record SyncPlan(
    String connectionId,
    Optional<Instant> preparedAt,
    Optional<SyncSettings> settings,
    SeenConnection connection,
    SeenJobs jobs,
    List<Long> looks,
    Optional<CaughtError> fault)
    implements JsonRecord {

  public SyncPlan {
    looks = List.copyOf(looks);
  }

  /** Reads the plan of a sync that may not be prepared. */
  public static SyncPlan read(JsonObject json) {
    return json.text("airbyteSecret").isPresent()
        ? readPrepared(json)
        : read(json, Optional.empty());
  }

  static SyncPlan readPrepared(JsonObject json) {
    return read(json, Optional.of(SyncSettings.read(json)));
  }

  private static SyncPlan read(JsonObject json, Optional<SyncSettings> settings) {
    return new SyncPlan(
        json.needText("connectionId"),
        json.time("preparedAt"),
        settings,
        SeenConnection.read(json),
        SeenJobs.read(json),
        json.wholes("looks"),
        json.object("fault").map(CaughtError::read));
  }

  @Override
  public JsonFields json() {
    JsonFields fields = new JsonFields().put("connectionId", connectionId);
    return settings.isEmpty()
        ? fields
        : fields
            .putIfAny("preparedAt", preparedAt)
            .putAll(prepared())
            .putAll(connection)
            .putAll(jobs)
            .put("looks", looks)
            .putIfAny("fault", fault);
  }

  /** Returns the plan of a sync that was never prepared. */
  public static SyncPlan unprepared(String connectionId) {
    return read(new JsonFields().put("connectionId", connectionId).object());
  }

  /** Returns the settings of a prepared sync. */
  public SyncSettings prepared() {
    return settings.orElseThrow();
  }

  /**
   * What Airbyte reports about the connection, as far as the credentials can see it.
   *
   * @param link Airbyte's page of the connection's jobs
   * @param schemaChange {@code breaking} if a schema change waits for approval
   * @param skip why the connection cannot sync now
   * @param deleted whether that is because it is deleted
   */
  public record SeenConnection(
      Optional<String> name,
      Optional<String> link,
      Optional<String> schemaChange,
      Optional<String> skip,
      boolean deleted)
      implements JsonRecord {

    public static final SeenConnection UNSEEN = read(JsonObject.empty());

    private static SeenConnection read(JsonObject json) {
      return new SeenConnection(
          json.text("name"),
          json.text("link"),
          json.text("schemaChange"),
          json.text("skip"),
          json.isTrue("deleted"));
    }

    @Override
    public JsonFields json() {
      return new JsonFields()
          .putIfAny("name", name)
          .putIfAny("link", link)
          .putIfAny("schemaChange", schemaChange)
          .putIfAny("skip", skip)
          .putIfAny("deleted", deleted);
    }
  }

  /**
   * What the connection's earlier jobs show.
   *
   * @param watermark the id of the newest job, 0 if there is none; empty if jobs cannot be listed
   * @param watermarkAt when Airbyte created that job, if it reports it
   * @param lastSuccess when the last job of this type succeeded
   * @param longest how long the longest successful job took; empty if there are too few
   */
  public record SeenJobs(
      OptionalLong watermark,
      Optional<Instant> watermarkAt,
      Optional<Instant> lastSuccess,
      Optional<UsualRows> usual,
      Optional<Duration> longest)
      implements JsonRecord {

    public static final SeenJobs UNSEEN = read(JsonObject.empty());

    private static SeenJobs read(JsonObject json) {
      return new SeenJobs(
          json.whole("watermark"),
          json.time("watermarkAt"),
          json.time("lastSuccess"),
          json.object("usual").map(UsualRows::read),
          json.seconds("longestSeconds"));
    }

    @Override
    public JsonFields json() {
      return new JsonFields()
          .put("watermark", watermark)
          .put("watermarkAt", watermarkAt)
          .putIfAny("lastSuccess", lastSuccess)
          .putIfAny("usual", usual)
          .putIfAny("longestSeconds", longest);
    }
  }

  /**
   * How many rows a sync of this connection usually moves.
   *
   * @param least fewer rows than this are suspicious
   * @param jobs the number of earlier jobs that this is based on
   */
  public record UsualRows(long rows, long least, long jobs) implements JsonRecord {

    static UsualRows read(JsonObject json) {
      return new UsualRows(json.needWhole("rows"), json.needWhole("least"), json.needWhole("jobs"));
    }

    @Override
    public JsonFields json() {
      return new JsonFields().put("rows", rows).put("least", least).put("jobs", jobs);
    }
  }
}
