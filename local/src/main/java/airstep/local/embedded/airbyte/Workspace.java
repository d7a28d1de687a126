package airstep.local.embedded.airbyte;

import java.util.UUID;

/** A team's room in Airbyte. */
public record Workspace(UUID id, String name) {}
