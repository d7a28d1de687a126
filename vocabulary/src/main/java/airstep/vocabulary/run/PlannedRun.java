package airstep.vocabulary.run;

import airstep.vocabulary.Outcome;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.util.List;
import java.util.Optional;

/**
 * The output of PlanRun.
 *
 * @param concurrency how many syncs run at the same time, in each part if there are parts
 * @param reasonLength how many characters of each outcome's reason the run keeps
 * @param dropped the keys of each outcome that the run drops
 * @param connections the connections to sync; empty if there are parts
 * @param parts the parts of a run that is too large for one execution
 * @param partsAtOnce how many parts run at the same time
 * @param skipped connections that are not synced; possibly fewer than {@code skippedCount}
 * @param offIds the short ids of the connections that are switched off
 */
public record PlannedRun(
    long concurrency,
    int reasonLength,
    Dropped dropped,
    List<Planned> connections,
    List<RunPart> parts,
    long partsAtOnce,
    List<Skipped> skipped,
    int skippedCount,
    List<String> offIds)
    implements JsonRecord {

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("concurrency", concurrency)
        .put("reasonLength", reasonLength)
        .put("dropped", dropped)
        .put("connections", connections)
        .put("parts", parts)
        .put("partsAtOnce", partsAtOnce)
        .put("skipped", skipped)
        .put("skippedCount", skippedCount)
        .put("offIds", offIds);
  }

  /** The keys to drop from the outcome of a sync that succeeded, and of one that did not. */
  public record Dropped(List<String> succeeded, List<String> failed) implements JsonRecord {

    @Override
    public JsonFields json() {
      return new JsonFields().put("succeeded", succeeded).put("failed", failed);
    }
  }

  /** A connection to sync. */
  public record Planned(String connectionId, Optional<String> name) implements JsonRecord {

    @Override
    public JsonFields json() {
      return new JsonFields().put("connectionId", connectionId).putIfAny("name", name);
    }
  }

  /**
   * A connection that is not synced.
   *
   * @param off whether it is switched off in Airbyte
   * @param deleted whether it is deleted in Airbyte
   */
  public record Skipped(
      String connectionId, String name, String reason, boolean off, boolean deleted)
      implements JsonRecord {

    /** Returns the fields of an outcome. */
    @Override
    public JsonFields json() {
      return new JsonFields()
          .put("outcome", Outcome.SKIPPED)
          .put("connectionId", connectionId)
          .put("name", name)
          .put("reason", reason)
          .putIfAny("off", off)
          .putIfAny("deleted", deleted);
    }
  }
}
