package airstep.embedded.airbyte;

import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/**
 * Connections as the public API has them.
 *
 * @param address the list's full address, by Airbyte's own opinion
 */
record PublicConnections(AirbytePlatform platform, Visible visible, String address) {

  Http.Response read(String id) {
    return Replies.json(200, view(visible.connection(id)));
  }

  Http.Response list(Query query) {
    ApiPage page = ApiPage.of(query, address);
    List<UUID> workspaces = query.uuids("workspaceIds");
    List<UUID> tags = query.uuids("tagIds");
    boolean deletedToo = query.flag("includeDeleted");
    return page.of(
        platform.connections().stream()
            .filter(it -> workspaces.isEmpty() || workspaces.contains(it.workspaceId()))
            .filter(
                it -> tags.isEmpty() || it.tags().stream().map(Tag::id).anyMatch(tags::contains))
            .filter(it -> deletedToo || it.status() != EmbeddedConnectionStatus.DEPRECATED)
            .map(PublicConnections::view)
            .toList());
  }

  private static ObjectNode view(EmbeddedConnection connection) {
    var view = JsonNodeFactory.instance.objectNode();
    view.put("connectionId", connection.id().toString());
    view.put("name", connection.name());
    view.put("sourceId", connection.sourceId().toString());
    view.put("destinationId", connection.destinationId().toString());
    view.put("workspaceId", connection.workspaceId().toString());
    view.put("status", connection.status().wire());
    view.set("schedule", schedule(connection.schedule()));
    view.putObject("configurations").putArray("streams");
    view.put("createdAt", connection.createdAt().getEpochSecond());
    var tags = view.putArray("tags");
    for (Tag tag : connection.tags()) {
      var item = tags.addObject().put("tagId", tag.id().toString());
      item.put("workspaceId", connection.workspaceId().toString());
      item.put("name", tag.name()).put("color", tag.color());
    }
    return view;
  }

  private static ObjectNode schedule(ConnectionSchedule schedule) {
    var view = JsonNodeFactory.instance.objectNode();
    return switch (schedule) {
      case ConnectionSchedule.Manual() -> view.put("scheduleType", "manual");
      case ConnectionSchedule.Cron(var expression) ->
          view.put("scheduleType", "cron").put("cronExpression", expression);
      case ConnectionSchedule.Basic(var timing) ->
          view.put("scheduleType", "basic").put("basicTiming", timing);
    };
  }
}
