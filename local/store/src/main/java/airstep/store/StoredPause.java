package airstep.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A pause of a flow in the store.
 *
 * @param until when it ends by itself; empty if it does not
 */
public record StoredPause(String flow, Optional<Instant> until, String why) {}
