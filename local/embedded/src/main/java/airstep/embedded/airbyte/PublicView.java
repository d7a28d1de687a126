package airstep.embedded.airbyte;

import airstep.vocabulary.json.JsonFields;
import java.util.List;

/** Workspaces and connections in the public API's JSON. */
final class PublicView {

  private PublicView() {}

  static JsonFields workspace(Workspace workspace) {
    return new JsonFields()
        .put("workspaceId", workspace.id().toString())
        .put("name", workspace.name())
        .put("dataResidency", "auto")
        .put("notifications", new JsonFields());
  }

  static JsonFields connection(EmbeddedConnection connection) {
    return new JsonFields()
        .put("connectionId", connection.id().toString())
        .put("name", connection.name())
        .put("sourceId", connection.sourceId().toString())
        .put("destinationId", connection.destinationId().toString())
        .put("workspaceId", connection.workspaceId().toString())
        .put("status", connection.status().wire())
        .put("schedule", connection.schedule().open())
        .put("configurations", new JsonFields().put("streams", List.of()))
        .put("createdAt", connection.createdAt().getEpochSecond())
        .put("tags", List.of());
  }
}
