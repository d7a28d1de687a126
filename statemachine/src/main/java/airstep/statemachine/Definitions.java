package airstep.statemachine;

import airstep.flows.After;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.vocabulary.StepName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The definitions of a stage: one for each flow, one for all runs and one for all syncs. The local
 * runtime, the {@code render} command and the deployment all use these.
 */
public final class Definitions {

  private static final Duration DAY = Duration.ofDays(1);

  /** How long a failed execution can be redriven, which calls the same versions again. */
  private static final Duration KEPT = Duration.ofDays(14);

  private final List<Flow> flows;
  private final Deployment deployment;

  /** Creates the definitions of a stage with those flows. */
  public Definitions(List<Flow> flows, Deployment deployment) {
    this.flows = List.copyOf(flows);
    this.deployment = deployment;
  }

  /** Returns the definition of a flow's machine. */
  public String flow(Flow flow) {
    Deadlines deadlines = Deadlines.of(flow);
    Map<String, JsonNode> values = new TreeMap<>();
    String description = flow.description().isEmpty() ? "Flow " + flow.name() : flow.description();
    values.put("Description", TextNode.valueOf(description));
    values.put("FlowName", TextNode.valueOf(flow.name()));
    values.put("RunArn", TextNode.valueOf(deployment.run()));
    values.put("RunTaskSeconds", seconds(deadlines.runTask()));
    values.put("FlowDeadlineSeconds", seconds(deadlines.flow()));
    Duration within = flow.after().map(After::within).orElse(DAY);
    values.put("Follows", TextNode.valueOf(Settings.texts(flow.upstreams()).toString()));
    values.put("Offsets", Settings.offsets(flow));
    values.put("WithinSeconds", seconds(within));
    values.put(
        "WindowPicture",
        TextNode.valueOf(
            within.compareTo(DAY) < 0 ? "[Y0001][M01][D01]T[H01][m01]" : "[Y0001][M01][D01]"));
    values.put("Settings", Settings.of(flow, flows, deployment));
    return Template.named("flow").fill(values);
  }

  /** Returns the definition of the machine that runs all flows. */
  public String run() {
    Template template = Template.named("run");
    Map<String, JsonNode> values = values(template);
    values.put("SyncArn", TextNode.valueOf(deployment.sync()));
    values.put("RunDeadlineSeconds", seconds(runDeadline()));
    return template.fill(values);
  }

  /** Returns the definition of the machine that syncs one connection for any run. */
  public String sync() {
    Template template = Template.named("sync");
    Map<String, JsonNode> values = values(template);
    values.put("SyncDeadlineSeconds", seconds(syncDeadline()));
    values.put("BeforeLookSeconds", seconds(Deadlines.BEFORE_LOOK));
    values.put("HiddenSeconds", seconds(Deadlines.HIDDEN));
    values.put("StuckSeconds", seconds(Deadlines.STUCK));
    values.put("EffectSeconds", seconds(Deadlines.EFFECT));
    values.put("AfterCancelSeconds", seconds(Deadlines.AFTER_CANCEL));
    // All flows of a stage have the same.
    values.put("Alert", Settings.alert(flows.getFirst().usualAlerting()));
    values.put("SyncDefaults", Settings.sync(FlowReader.defaults()));
    return template.fill(values);
  }

  /** Returns the definition of the machine that deletes function versions that nothing calls. */
  public String oldVersions() {
    List<String> functions =
        Stream.of(StepName.values())
            .filter(StepName::inDefinitions)
            .map(deployment.function())
            .toList();
    Map<String, JsonNode> values = new TreeMap<>();
    values.put("Functions", Settings.texts(functions));
    values.put("RunArn", TextNode.valueOf(deployment.run()));
    values.put("SyncArn", TextNode.valueOf(deployment.sync()));
    values.put("KeptSeconds", seconds(KEPT));
    return Template.named("old-versions").fill(values);
  }

  /** Returns the timeout of a run, which is the longest deadline of all flows. */
  public Duration runDeadline() {
    return flows.stream()
        .map(flow -> Deadlines.of(flow).run())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /**
   * Returns the timeout of a sync. It does not depend on the flows: a run keeps its settings across
   * a deployment, and a person may give any settings. A run ends its syncs by its flow's deadline.
   */
  public Duration syncDeadline() {
    return Deadlines.LONGEST_SYNC;
  }

  /** Returns the stage, the topic, and the steps that the template calls. */
  private Map<String, JsonNode> values(Template template) {
    Map<String, JsonNode> values = new TreeMap<>();
    values.put("Stage", TextNode.valueOf(deployment.stage()));
    values.put("TopicArn", TextNode.valueOf(deployment.topic()));
    for (StepName step : StepName.values()) {
      if (template.placeholders().contains(step.functionName())) {
        values.put(step.functionName(), TextNode.valueOf(deployment.function().apply(step)));
        values.put(step.functionName() + "TaskSeconds", seconds(step.taskTimeout()));
      }
    }
    return values;
  }

  private static JsonNode seconds(Duration duration) {
    return LongNode.valueOf(duration.toSeconds());
  }
}
