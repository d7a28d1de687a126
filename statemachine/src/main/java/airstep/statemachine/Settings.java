package airstep.statemachine;

import airstep.flows.After;
import airstep.flows.Connections;
import airstep.flows.Exclusions;
import airstep.flows.Flow;
import airstep.flows.JobKind;
import airstep.vocabulary.AlertKind;
import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.RetryOn;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A flow's settings, as the JSON that its executions carry. */
final class Settings {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Settings() {}

  /** All of them: what the run needs, and under {@code sync} what each sync needs. */
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

  /** The names of the flows that a flow follows. */
  static ArrayNode follows(Flow flow) {
    return texts(flow.after().map(After::flows).orElse(List.of()));
  }

  /** By how much the clock of a flow's windows is ahead of UTC, and since when. */
  static ArrayNode offsets(Flow flow) {
    ArrayNode offsets = NODES.arrayNode();
    for (After.Offset offset : flow.after().map(After::offsets).orElse(List.of())) {
      offsets
          .addObject()
          // Whatever came before the first of them had the same.
          .put("from", offsets.isEmpty() ? 0 : offset.fromEpochSecond())
          .put("offset", offset.offsetSeconds());
    }
    return offsets;
  }

  /** What one sync needs. */
  static ObjectNode sync(Flow flow) {
    ObjectNode sync = NODES.objectNode();
    sync.put("job", word(flow.job()));
    sync.put("whenRunning", flow.whenRunning().word());
    sync.put("timeoutSeconds", flow.timeout().toSeconds());
    sync.put("triggerTimeoutSeconds", flow.triggerTimeout().toSeconds());
    Polling polling = Polling.of(flow.poll());
    sync.putObject("poll")
        .put("firstSeconds", polling.first().toSeconds())
        .put("maxSeconds", polling.max().toSeconds());
    ObjectNode retries = sync.putObject("retries");
    retries.put("count", flow.retries().count());
    retries.set("on", texts(flow.retries().on().stream().map(RetryOn::word).toList()));
    retries.put("delaySeconds", flow.retries().delay().toSeconds());
    retries.put("multiplier", flow.retries().multiplier());
    retries.put("jitter", flow.retries().jitter());
    sync.put("airbyteSecret", flow.airbyteSecret());
    return sync;
  }

  /** Whom to tell what: what is not said is not there. */
  static ObjectNode alert(AlertSettings alerting) {
    ObjectNode alert = NODES.objectNode();
    alert.put("secret", alerting.secret());
    alert.set("kinds", texts(alerting.kinds().stream().map(AlertKind::word).toList()));
    alerting.mention().ifPresent(mention -> alert.put("mention", mention));
    alerting.runbook().ifPresent(runbook -> alert.put("runbook", runbook));
    alerting.text().ifPresent(text -> alert.put("text", text));
    return alert;
  }

  private static String word(JobKind job) {
    return switch (job) {
      case SYNC -> "sync";
      case CLEAR -> "clear";
    };
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
