/**
 * An Airbyte in memory: workspaces, connections and jobs whose status follows a clock, behind its
 * HTTP API with the faults that the real one has. Start at {@link
 * airstep.embedded.airbyte.EmbeddedAirbyte}.
 */
package airstep.embedded.airbyte;
