package airstep.embedded.airbyte;

import java.time.Instant;
import java.util.UUID;

/**
 * One source connected to one destination.
 *
 * @param breakingChange whether a person must approve a change of its source's schema
 * @param schedule when Airbyte itself would start it
 */
public record EmbeddedConnection(
    UUID id,
    UUID workspaceId,
    String name,
    EmbeddedConnectionStatus status,
    boolean breakingChange,
    EmbeddedSchedule schedule) {

  /** The same for all. */
  private static final Instant CREATED = Instant.parse("2026-01-12T09:00:00Z");

  /** An active one. */
  public static EmbeddedConnection of(UUID id, UUID workspaceId, String name) {
    return new EmbeddedConnection(
        id,
        workspaceId,
        name,
        EmbeddedConnectionStatus.ACTIVE,
        false,
        new EmbeddedSchedule.Manual());
  }

  public EmbeddedConnection with(EmbeddedConnectionStatus newStatus) {
    return new EmbeddedConnection(id, workspaceId, name, newStatus, breakingChange, schedule);
  }

  /** Its source's schema has changed, so that a person must approve it. */
  public EmbeddedConnection withBreakingChange() {
    return new EmbeddedConnection(id, workspaceId, name, status, true, schedule);
  }

  public EmbeddedConnection with(EmbeddedSchedule changed) {
    return new EmbeddedConnection(id, workspaceId, name, status, breakingChange, changed);
  }

  Instant createdAt() {
    return CREATED;
  }

  UUID sourceId() {
    return NamedId.of("source of " + id);
  }

  UUID destinationId() {
    return NamedId.of("destination of " + id);
  }
}
