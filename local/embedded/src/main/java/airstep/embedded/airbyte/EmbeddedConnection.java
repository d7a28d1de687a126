package airstep.embedded.airbyte;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One source wired to one destination.
 *
 * @param breakingChange whether its source has changed so much that somebody has to consent
 */
public record EmbeddedConnection(
    UUID id,
    UUID workspaceId,
    String name,
    EmbeddedConnectionStatus status,
    ConnectionSchedule schedule,
    List<Tag> tags,
    Instant createdAt,
    boolean breakingChange) {

  private static final Instant SOME_TIME_AGO = Instant.parse("2026-01-12T09:00:00Z");

  public EmbeddedConnection {
    tags = List.copyOf(tags);
  }

  /** Active, with a manual schedule and no tags. */
  public static EmbeddedConnection of(UUID id, UUID workspaceId, String name) {
    return new EmbeddedConnection(
        id,
        workspaceId,
        name,
        EmbeddedConnectionStatus.ACTIVE,
        new ConnectionSchedule.Manual(),
        List.of(),
        SOME_TIME_AGO,
        false);
  }

  public EmbeddedConnection with(EmbeddedConnectionStatus newStatus) {
    return new EmbeddedConnection(
        id, workspaceId, name, newStatus, schedule, tags, createdAt, breakingChange);
  }

  public EmbeddedConnection with(ConnectionSchedule newSchedule) {
    return new EmbeddedConnection(
        id, workspaceId, name, status, newSchedule, tags, createdAt, breakingChange);
  }

  public EmbeddedConnection with(Tag... newTags) {
    return new EmbeddedConnection(
        id, workspaceId, name, status, schedule, List.of(newTags), createdAt, breakingChange);
  }

  EmbeddedConnection withBreakingChange() {
    return new EmbeddedConnection(id, workspaceId, name, status, schedule, tags, createdAt, true);
  }

  UUID sourceId() {
    return derived("source");
  }

  UUID destinationId() {
    return derived("destination");
  }

  private UUID derived(String role) {
    return UUID.nameUUIDFromBytes((role + " of " + id).getBytes(StandardCharsets.UTF_8));
  }
}
