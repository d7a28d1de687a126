package airstep.statemachine;

import airstep.flows.After;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.vocabulary.StepName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The definitions of a stage: one for each flow, one for all runs, one for all syncs. The local
 * runtime, the {@code render} command and the deployment all take them from here.
 */
public final class Definitions {

  private static final Duration DAY = Duration.ofDays(1);

  /** So long may an execution that failed be redriven, which calls what it called before. */
  private static final Duration KEPT = Duration.ofDays(14);

  private final List<Flow> flows;
  private final Deployment deployment;

  /** The definitions of those flows, together in one stage. */
  public Definitions(List<Flow> flows, Deployment deployment) {
    this.flows = List.copyOf(flows);
    this.deployment = deployment;
  }

  /** The machine of one flow, named after it. */
  public String flow(Flow flow) {
    Deadlines deadlines = Deadlines.of(flow);
    Map<String, JsonNode> values = new TreeMap<>();
    values.put("Description", TextNode.valueOf(describe(flow)));
    values.put("FlowName", TextNode.valueOf(flow.name()));
    values.put("RunArn", TextNode.valueOf(deployment.run()));
    values.put("RunTaskSeconds", seconds(deadlines.runTask()));
    values.put("FlowDeadlineSeconds", seconds(deadlines.flow()));
    Duration within = flow.after().map(After::within).orElse(DAY);
    values.put("Follows", TextNode.valueOf(Settings.follows(flow).toString()));
    values.put("Offsets", Settings.offsets(flow));
    values.put("WithinSeconds", seconds(within));
    values.put(
        "WindowPicture",
        TextNode.valueOf(
            within.compareTo(DAY) < 0 ? "[Y0001][M01][D01]T[H01][m01]" : "[Y0001][M01][D01]"));
    values.put("Settings", Settings.of(flow, flows, deployment));
    return Template.named("flow").fill(values);
  }

  /** What the console shows beside the machine's name. */
  private static String describe(Flow flow) {
    return flow.description().isEmpty() ? "Flow " + flow.name() : flow.description();
  }

  /** The machine that all flows share for their runs. */
  public String run() {
    Map<String, JsonNode> values =
        steps(
            StepName.CHECK_AIRBYTE,
            StepName.CHECK_ALERT,
            StepName.CHECK_UPSTREAM,
            StepName.PLAN_RUN,
            StepName.CLOSE_RUN,
            StepName.NOTIFY_RUN,
            StepName.REPORT_RUN);
    values.put("Stage", TextNode.valueOf(deployment.stage()));
    values.put("TopicArn", TextNode.valueOf(deployment.topic()));
    values.put("SyncArn", TextNode.valueOf(deployment.sync()));
    values.put("RunDeadlineSeconds", seconds(runDeadline()));
    return Template.named("run").fill(values);
  }

  /** The machine that all runs share for their syncs. */
  public String sync() {
    Map<String, JsonNode> values =
        steps(
            StepName.FIND_JOB,
            StepName.PREPARE_SYNC,
            StepName.TRIGGER_SYNC,
            StepName.CHECK_SYNC,
            StepName.NOTIFY_RUN,
            StepName.CANCEL_SYNC,
            StepName.CLOSE_SYNC);
    values.put("Stage", TextNode.valueOf(deployment.stage()));
    values.put("TopicArn", TextNode.valueOf(deployment.topic()));
    values.put("SyncDeadlineSeconds", seconds(syncDeadline()));
    values.put("BeforeLookSeconds", seconds(Deadlines.BEFORE_LOOK));
    values.put("HiddenSeconds", seconds(Deadlines.HIDDEN));
    values.put("StuckSeconds", seconds(Deadlines.STUCK));
    values.put("EffectSeconds", seconds(Deadlines.EFFECT));
    values.put("AfterCancelSeconds", seconds(Deadlines.AFTER_CANCEL));
    // The same in all flows of a stage.
    values.put("Alert", Settings.alert(flows.getFirst().usualAlerting()));
    values.put("SyncDefaults", Settings.sync(FlowReader.defaults()));
    return Template.named("sync").fill(values);
  }

  /** The machine that removes the versions of functions that no execution calls any more. */
  public String oldVersions() {
    ArrayNode functions = JsonNodeFactory.instance.arrayNode();
    for (StepName step : StepName.values()) {
      if (step.inDefinitions()) {
        functions.add(deployment.function().apply(step));
      }
    }
    Map<String, JsonNode> values = new TreeMap<>();
    values.put("Functions", functions);
    values.put("RunArn", TextNode.valueOf(deployment.run()));
    values.put("SyncArn", TextNode.valueOf(deployment.sync()));
    values.put("KeptSeconds", seconds(KEPT));
    return Template.named("old-versions").fill(values);
  }

  /** After which a run is ended from outside: later than the slowest flow's could end by itself. */
  public Duration runDeadline() {
    return flows.stream()
        .map(flow -> Deadlines.of(flow).run())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /**
   * The same of a sync. It knows no flows: a run that began before a deployment starts its syncs
   * with the settings that it began with, and a person gives what they like. A run ends each of its
   * own by that flow's deadline.
   */
  public Duration syncDeadline() {
    return Deadlines.LONGEST_SYNC;
  }

  private Map<String, JsonNode> steps(StepName... called) {
    Map<String, JsonNode> values = new TreeMap<>();
    for (StepName step : called) {
      values.put(step.functionName(), TextNode.valueOf(deployment.function().apply(step)));
      values.put(step.functionName() + "TaskSeconds", seconds(step.taskTimeout()));
    }
    return values;
  }

  private static JsonNode seconds(Duration duration) {
    return LongNode.valueOf(duration.toSeconds());
  }
}
