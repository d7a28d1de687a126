package airstep.steps;

import airstep.log.StepLog;
import airstep.vocabulary.run.PlanInput;
import airstep.vocabulary.run.PlannedRun;
import airstep.vocabulary.run.PlannedRun.Planned;
import airstep.vocabulary.run.RunSettings;
import airstep.vocabulary.run.RunSettings.AllActive;
import airstep.vocabulary.run.RunSettings.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which connections a run syncs: those that the flow names, or every active one in Airbyte
 * that no other flow names. A person may have selected some of these.
 */
public final class PlanRun extends Step<PlanInput, PlannedRun> {

  public PlanRun() {
    this(OnLambda.get());
  }

  public PlanRun(StepParts parts) {
    super(parts, PlanInput::read);
  }

  @Override
  PlannedRun run(PlanInput input, StepLog log) {
    RunSettings settings = input.settings();
    RunPlan plan =
        switch (settings.connections()) {
          case Named(List<String> ids) -> named(ids);
          case AllActive all -> discovered(all, settings.sync().airbyteSecret(), log);
        };
    if (input.part().isPresent()) {
      RunPlan part = RunSelection.ofPart(plan, input.connections(), input.part().get());
      return planned(part, settings.partConnections(), RunParts.undivided(settings));
    }
    RunPlan selected = RunSelection.of(plan, input.connections());
    RunParts parts = RunParts.of(selected.connections(), settings);
    return planned(selected, settings.maxConnections(), parts);
  }

  private static PlannedRun planned(RunPlan plan, long most, RunParts parts) {
    if (plan.connections().size() > most) {
      throw new TooManyConnectionsException(plan.connections().size(), most);
    }
    return plan.planned(parts);
  }

  private static RunPlan named(List<String> ids) {
    return new RunPlan(
        ids.stream().map(id -> new Planned(id, Optional.empty())).toList(), List.of());
  }

  private RunPlan discovered(AllActive settings, String airbyteSecret, StepLog log) {
    RunPlan plan =
        RunPlan.discovered(
            airbyte(airbyteSecret, log).connections(settings.workspaces()), settings.leaveOut());
    log.info(
        "planned", Map.of("planned", plan.connections().size(), "skipped", plan.skipped().size()));
    return plan;
  }
}
