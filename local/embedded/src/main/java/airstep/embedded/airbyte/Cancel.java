package airstep.embedded.airbyte;

import java.time.Instant;

/**
 * A cancel that had an effect: always on the connection's running job, whichever job was named.
 *
 * @param named the job in the request
 * @param hit the running job
 */
public record Cancel(long named, long hit, Actor by, Instant at) {}
