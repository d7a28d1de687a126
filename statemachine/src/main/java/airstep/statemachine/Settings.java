package airstep.statemachine;

import airstep.flows.After;
import airstep.flows.Connections;
import airstep.flows.Flow;
import airstep.vocabulary.AlertKind;
import airstep.vocabulary.AlertSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of a flow as the JSON that its executions pass on. */
final class Settings {

  private record LeftOut(String connectionId, String flow) {}

  private record Upstream(String name, String machine) {}

  private record Upstreams(List<Upstream> flows, long deadlineSeconds) {}

  private Settings() {}

  /** Returns all settings: what the run needs and, under {@code sync}, what each sync needs. */
  static JsonNode of(Flow flow, List<Flow> flows, Deployment deployment) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("stage", deployment.stage());
    settings.put("flow", flow.name());
    settings.put("tags", flow.tags());
    switch (flow.connections()) {
      case Connections.Named(List<String> ids) -> settings.put("connections", ids);
      case Connections.AllActive(List<String> workspaces) -> {
        settings.put("allActive", true);
        settings.put("workspaces", workspaces);
        settings.put("leaveOut", leaveOut(flow, flows));
      }
    }
    settings.put("maxConnections", Limits.mostConnections(flow));
    settings.put("maxConcurrent", flow.maxConcurrent().orElse(null));
    settings.put("partConnections", Limits.mostInAnExecution(flow));
    settings.put("concurrency", flow.concurrency());
    Deadlines deadlines = Deadlines.of(flow);
    settings.put("partTaskSeconds", deadlines.partTask().toSeconds());
    settings.put("syncTaskSeconds", deadlines.syncTask().toSeconds());
    settings.put("sync", flow.sync().json().map());
    settings.put("alert", alert(flow.alerting()));
    flow.after().ifPresent(after -> settings.put("after", after(after, deployment)));
    return Template.json(settings);
  }

  private static List<LeftOut> leaveOut(Flow flow, List<Flow> flows) {
    return flow.leftOut(flows).entrySet().stream()
        .map(named -> new LeftOut(named.getKey(), String.join(", ", named.getValue())))
        .toList();
  }

  private static Upstreams after(After after, Deployment deployment) {
    return new Upstreams(
        after.flows().stream()
            .map(name -> new Upstream(name, deployment.flow().apply(name)))
            .toList(),
        after.deadline().toSeconds());
  }

  /** Returns the alert settings, without those that are not set. */
  static Map<String, Object> alert(AlertSettings alerting) {
    Map<String, Object> alert = new LinkedHashMap<>();
    alert.put("secret", alerting.secret());
    alert.put("kinds", alerting.kinds().stream().map(AlertKind::word).toList());
    alerting.mention().ifPresent(mention -> alert.put("mention", mention));
    alerting.runbook().ifPresent(runbook -> alert.put("runbook", runbook));
    alerting.text().ifPresent(text -> alert.put("text", text));
    return alert;
  }
}
