package airstep.airbyte;

/**
 * A connection of Airbyte.
 *
 * @param workspaceId empty if Airbyte did not say
 */
public record Connection(
    String connectionId, String name, String workspaceId, ConnectionStatus status) {}
