/**
 * An Airbyte in memory: workspaces, connections and jobs whose status follows a clock, behind its
 * HTTP APIs with their real quirks. Start at {@link airstep.embedded.airbyte.EmbeddedAirbyte}.
 */
package airstep.embedded.airbyte;
