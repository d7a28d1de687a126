package airstep.imports;

import airstep.airbyte.Connection;
import java.time.Instant;
import java.util.Optional;

/**
 * A connection to import.
 *
 * @param lastJob when its last job was created; only needed for an interval
 */
public record ScheduledConnection(Connection connection, Optional<Instant> lastJob) {}
