package airstep.statemachine;

import airstep.flows.After;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.flows.UtcOffset;
import airstep.vocabulary.StepName;
import airstep.vocabulary.run.PartConcurrency;
import airstep.vocabulary.sync.Turn;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The definitions of a stage: one for each flow, one for all runs and one for all syncs. The local
 * runtime, the {@code render} command and the deployment all use these.
 */
public record Definitions(List<Flow> flows, Deployment deployment) {

  private static final Duration DAY = Duration.ofDays(1);

  /** How long a failed execution can be redriven, which calls the same versions again. */
  private static final Duration KEPT = Duration.ofDays(14);

  /** Returns the definition of a flow's machine. */
  public String flow(Flow flow) {
    Deadlines deadlines = Deadlines.of(flow);
    Map<String, Object> values = new HashMap<>();
    String description = flow.description().isEmpty() ? "Flow " + flow.name() : flow.description();
    values.put("Description", description);
    values.put("FlowName", flow.name());
    values.put("RunArn", deployment.run());
    values.put("RunTaskSeconds", deadlines.runTask().toSeconds());
    values.put("FlowDeadlineSeconds", deadlines.flow().toSeconds());
    Duration within = flow.after().map(After::within).orElse(DAY);
    values.put("Follows", Template.json(flow.upstreams()).toString());
    values.put("Offsets", flow.after().map(After::zone).map(UtcOffset::of).orElse(List.of()));
    values.put("WithinSeconds", within.toSeconds());
    values.put(
        "WindowPicture",
        within.compareTo(DAY) < 0 ? "[Y0001][M01][D01]T[H01][m01]" : "[Y0001][M01][D01]");
    values.put("Settings", Settings.of(flow, flows, deployment));
    return Template.named("flow").fill(values);
  }

  /** Returns the definition of the machine that runs all flows. */
  public String run() {
    Template template = Template.named("run");
    Map<String, Object> values = values(template);
    values.put("SyncArn", deployment.sync());
    values.put("MostAtOnce", PartConcurrency.MOST_IN_AN_EXECUTION);
    values.put("RunDeadlineSeconds", runDeadline().toSeconds());
    return template.fill(values);
  }

  /** Returns the definition of the machine that syncs one connection for any run. */
  public String sync() {
    Template template = Template.named("sync");
    Map<String, Object> values = values(template);
    values.put("SyncDeadlineSeconds", Deadlines.LONGEST_SYNC.toSeconds());
    values.put("BeforeLookSeconds", Deadlines.BEFORE_LOOK.toSeconds());
    values.put("HiddenSeconds", Deadlines.HIDDEN.toSeconds());
    values.put("StuckSeconds", Deadlines.STUCK.toSeconds());
    values.put("TurnSeconds", Turn.DEADLINE.toSeconds());
    values.put("EffectSeconds", Deadlines.EFFECT.toSeconds());
    values.put("AfterCancelSeconds", Deadlines.AFTER_CANCEL.toSeconds());
    // All flows of a stage have the same.
    values.put("Alert", Settings.alert(flows.getFirst().usualAlerting()));
    values.put("SyncDefaults", FlowReader.defaults().sync().json().map());
    return template.fill(values);
  }

  /** Returns the definition of the machine that deletes function versions that nothing calls. */
  public String oldVersions() {
    List<String> functions =
        Stream.of(StepName.values())
            .filter(StepName::inDefinitions)
            .map(deployment.function())
            .toList();
    Map<String, Object> values = new HashMap<>();
    values.put("Functions", functions);
    values.put("RunArn", deployment.run());
    values.put("SyncArn", deployment.sync());
    values.put("KeptSeconds", KEPT.toSeconds());
    return Template.named("old-versions").fill(values);
  }

  /** Returns the timeout of a run, which is the longest deadline of all flows. */
  public Duration runDeadline() {
    return flows.stream()
        .map(flow -> Deadlines.of(flow).run())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Returns the stage, the topic, and the steps that the template calls. */
  private Map<String, Object> values(Template template) {
    Map<String, Object> values = new HashMap<>();
    values.put("Stage", deployment.stage());
    values.put("TopicArn", deployment.topic());
    for (StepName step : StepName.values()) {
      if (template.placeholders().contains(step.functionName())) {
        values.put(step.functionName(), deployment.function().apply(step));
        values.put(step.functionName() + "TaskSeconds", step.taskTimeout().toSeconds());
      }
    }
    return values;
  }
}
