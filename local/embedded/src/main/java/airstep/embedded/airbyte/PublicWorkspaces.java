package airstep.embedded.airbyte;

import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Workspaces in the public API.
 *
 * @param address the URL of the list, with the host that Airbyte believes to have
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
    return page.of(platform.workspaces().stream().map(PublicWorkspaces::view).toList());
  }

  private static ObjectNode view(Workspace workspace) {
    var view = Replies.object();
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
