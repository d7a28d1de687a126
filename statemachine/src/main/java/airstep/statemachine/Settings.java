package airstep.statemachine;

import airstep.flows.After;
import airstep.flows.Connections;
import airstep.flows.Exclusions;
import airstep.flows.Flow;
import airstep.vocabulary.AlertKind;
import airstep.vocabulary.AlertSettings;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The settings of a flow as the JSON that its executions pass on. */
final class Settings {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Settings() {}

  /** Returns all settings: what the run needs and, under {@code sync}, what each sync needs. */
  static ObjectNode of(Flow flow, List<Flow> flows, Deployment deployment) {
    ObjectNode settings = NODES.objectNode();
    settings.put("stage", deployment.stage());
    settings.put("flow", flow.name());
    settings.set("tags", texts(flow.tags()));
    switch (flow.connections()) {
      case Connections.Named(List<String> ids) -> settings.set("connections", texts(ids));
      case Connections.AllActive(List<String> workspaces) -> {
        settings.put("allActive", true);
        settings.set("workspaces", texts(workspaces));
        ArrayNode leaveOut = settings.putArray("leaveOut");
        Exclusions.of(flow, flows)
            .namedBy()
            .forEach(
                (id, others) ->
                    leaveOut
                        .addObject()
                        .put("connectionId", id)
                        .put("flow", String.join(", ", others)));
      }
    }
    settings.put("maxConnections", Limits.mostConnections(flow));
    settings.put("concurrency", flow.concurrency());
    settings.put("syncTaskSeconds", Deadlines.of(flow).syncTask().toSeconds());
    settings.set("sync", sync(flow));
    settings.set("alert", alert(flow.alerting()));
    flow.after().ifPresent(after -> settings.set("after", after(after, deployment)));
    return settings;
  }

  private static ObjectNode after(After after, Deployment deployment) {
    ObjectNode settings = NODES.objectNode();
    ArrayNode flows = settings.putArray("flows");
    for (String name : after.flows()) {
      flows.addObject().put("name", name).put("machine", deployment.flow().apply(name));
    }
    settings.put("deadlineSeconds", after.deadline().toSeconds());
    return settings;
  }

  /** Returns the offsets from UTC of the zone of a flow's windows, in seconds. */
  static ArrayNode offsets(Flow flow) {
    ArrayNode offsets = NODES.arrayNode();
    for (After.Offset offset : flow.after().map(After::offsets).orElse(List.of())) {
      offsets
          .addObject()
          .put("from", offset.fromEpochSecond())
          .put("offset", offset.offsetSeconds());
    }
    return offsets;
  }

  /** Returns what one sync needs. */
  static ObjectNode sync(Flow flow) {
    return JSON.valueToTree(flow.sync().json().map());
  }

  /** Returns the alert settings, without those that are not set. */
  static ObjectNode alert(AlertSettings alerting) {
    ObjectNode alert = NODES.objectNode();
    alert.put("secret", alerting.secret());
    alert.set("kinds", texts(alerting.kinds().stream().map(AlertKind::word).toList()));
    alerting.mention().ifPresent(mention -> alert.put("mention", mention));
    alerting.runbook().ifPresent(runbook -> alert.put("runbook", runbook));
    alerting.text().ifPresent(text -> alert.put("text", text));
    return alert;
  }

  static ArrayNode texts(List<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
