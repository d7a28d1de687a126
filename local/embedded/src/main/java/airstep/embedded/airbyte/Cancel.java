package airstep.embedded.airbyte;

import java.time.Instant;

/**
 * A cancel that hit something: always what the connection runs, whichever job was named.
 *
 * @param named the job that the caller meant
 * @param hit the job that was running
 */
public record Cancel(long named, long hit, Actor by, Instant at) {}
