package airstep.embedded.airbyte;

import java.time.Instant;

/**
 * One call that arrived.
 *
 * @param target path and query as sent
 */
public record LoggedRequest(Instant at, String method, String target, int status) {}
