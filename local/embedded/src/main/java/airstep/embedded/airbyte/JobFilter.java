package airstep.embedded.airbyte;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which jobs a list is about; a filter that is not given lets everything through. */
record JobFilter(
    Optional<UUID> connection,
    Optional<Set<UUID>> connectionsOfWorkspaces,
    Optional<String> type,
    Optional<String> status,
    Span created,
    Span updated,
    Instant now)
    implements Predicate<EmbeddedJob> {

  /** Both ends are optional. */
  record Span(Optional<Instant> start, Optional<Instant> end) {
    static Span of(Query query, String name) {
      return new Span(query.instant(name + "Start"), query.instant(name + "End"));
    }

    boolean contains(Instant instant) {
      return start.filter(instant::isBefore).isEmpty() && end.filter(instant::isAfter).isEmpty();
    }
  }

  static JobFilter of(Query query, Visible visible, Instant now) {
    List<UUID> workspaces = query.uuids("workspaceIds");
    Optional<Set<UUID>> connectionsOfWorkspaces =
        workspaces.isEmpty()
            ? Optional.empty()
            : Optional.of(
                visible.platform().connections().stream()
                    .filter(connection -> workspaces.contains(connection.workspaceId()))
                    .map(EmbeddedConnection::id)
                    .collect(Collectors.toSet()));
    return new JobFilter(
        query.first("connectionId").map(visible::connection).map(EmbeddedConnection::id),
        connectionsOfWorkspaces,
        query.first("jobType"),
        query.first("status"),
        Span.of(query, "createdAt"),
        Span.of(query, "updatedAt"),
        now);
  }

  @Override
  public boolean test(EmbeddedJob job) {
    JobState state = job.at(now);
    return connection.filter(id -> !id.equals(job.connectionId())).isEmpty()
        && connectionsOfWorkspaces.filter(ids -> !ids.contains(job.connectionId())).isEmpty()
        && type.filter(wanted -> !wanted.equals(job.type().wire())).isEmpty()
        && status.filter(wanted -> !wanted.equals(state.status().wire())).isEmpty()
        && created.contains(job.createdAt())
        && updated.contains(state.updatedAt());
  }
}
