package airstep.embedded.airbyte;

import java.util.UUID;

/**
 * A label on connections.
 *
 * @param color six hex digits
 */
public record Tag(UUID id, String name, String color) {}
