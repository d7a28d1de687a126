package airstep.embedded.airbyte;

import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/**
 * Connections in the public API.
 *
 * @param address the URL of the list, with the host that Airbyte believes to have
 */
record PublicConnections(AirbytePlatform platform, Visible visible, String address) {

  Http.Response read(String id) {
    return Replies.json(200, view(visible.connection(id)));
  }

  Http.Response list(Query query) {
    ApiPage page = ApiPage.of(query, address);
    List<UUID> workspaces = query.uuids("workspaceIds");
    boolean deletedToo = query.flag("includeDeleted");
    return page.of(
        platform.connections().stream()
            .filter(it -> workspaces.isEmpty() || workspaces.contains(it.workspaceId()))
            .filter(it -> deletedToo || it.status() != EmbeddedConnectionStatus.DEPRECATED)
            .map(PublicConnections::view)
            .toList());
  }

  private static ObjectNode view(EmbeddedConnection connection) {
    var view = Replies.object();
    view.put("connectionId", connection.id().toString());
    view.put("name", connection.name());
    view.put("sourceId", connection.sourceId().toString());
    view.put("destinationId", connection.destinationId().toString());
    view.put("workspaceId", connection.workspaceId().toString());
    view.put("status", connection.status().wire());
    // The right schedule for a connection with an orchestrator.
    view.putObject("schedule").put("scheduleType", "manual");
    view.putObject("configurations").putArray("streams");
    view.put("createdAt", connection.createdAt().getEpochSecond());
    view.putArray("tags");
    return view;
  }
}
