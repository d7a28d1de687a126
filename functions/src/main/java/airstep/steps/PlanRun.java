package airstep.steps;

import airstep.json.JsonObject;
import airstep.log.StepLog;
import java.util.List;
import java.util.Map;

/**
 * Says which connections a run syncs: those that the flow names, or every active one that Airbyte
 * has, less those that another flow names.
 */
public final class PlanRun extends Step {

  /** So many skipped connections are told one by one; the rest are counted. */
  private static final int SKIPPED_TOLD = 50;

  public PlanRun() {
    this(OnLambda.get());
  }

  public PlanRun(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    JsonObject settings = input.needObject("settings");
    RunPlan plan =
        settings.isTrue("allActive")
            ? discovered(settings, log)
            : named(settings.texts("connections"));
    long most = settings.needWhole("maxConnections");
    if (plan.connections().size() > most) {
      throw new TooManyConnectionsException(plan.connections().size(), most);
    }
    return plan.toJson();
  }

  private static RunPlan named(List<String> connectionIds) {
    List<RunPlan.Planned> planned =
        connectionIds.stream().map(id -> new RunPlan.Planned(id, "")).toList();
    return new RunPlan(planned, List.of(), 0, List.of());
  }

  private RunPlan discovered(JsonObject settings, StepLog log) {
    Discovered found =
        Discovered.among(
            airbyte(settings.needObject("sync"), log).connections(settings.texts("workspaces")),
            settings);
    List<RunPlan.Planned> planned = found.planned();
    List<RunPlan.Skipped> skipped = found.skipped();
    log.info("planned", Map.of("planned", planned.size(), "skipped", skipped.size()));
    int told = Math.min(SKIPPED_TOLD, skipped.size());
    List<String> offIds =
        skipped.stream().filter(RunPlan.Skipped::off).map(RunPlan.Skipped::connectionId).toList();
    return new RunPlan(planned, skipped.subList(0, told), skipped.size(), offIds);
  }
}
