package airstep.embedded.airbyte;

import airstep.http.Http;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/**
 * Workspaces as the public API has them.
 *
 * @param address the list's full address, by Airbyte's own opinion
 */
record PublicWorkspaces(AirbytePlatform platform, String address) {

  private static final List<String> NOTIFICATIONS =
      List.of(
          "failure",
          "success",
          "connectionUpdate",
          "connectionUpdateActionRequired",
          "syncDisabled",
          "syncDisabledWarning");

  Http.Response list(Query query) {
    ApiPage page = ApiPage.of(query, address);
    List<UUID> wanted = query.uuids("workspaceIds");
    return page.of(
        platform.workspaces().stream()
            .filter(workspace -> wanted.isEmpty() || wanted.contains(workspace.id()))
            .map(PublicWorkspaces::view)
            .toList());
  }

  private static ObjectNode view(Workspace workspace) {
    var view = JsonNodeFactory.instance.objectNode();
    view.put("workspaceId", workspace.id().toString());
    view.put("name", workspace.name());
    view.put("dataResidency", "auto");
    var notifications = view.putObject("notifications");
    for (String name : NOTIFICATIONS) {
      var notification = notifications.putObject(name);
      notification.putObject("email").put("enabled", false);
      notification.putObject("webhook").put("enabled", false);
    }
    return view;
  }
}
