package airstep.page;

import airstep.asl.timeline.VirtualTimeline;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.airbyte.World;
import airstep.embedded.stack.Conditions;
import airstep.embedded.stack.EmbeddedOutside;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.LoadedMachines;
import airstep.flows.Flow;
import airstep.flows.Plan;
import airstep.flows.PlanRow;
import airstep.store.ExecutionStore;
import airstep.store.Recorder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The sample flows, played for some days in virtual time into a store that is left open.
 *
 * @param timeline stands still after that
 */
record SampleHistory(ExecutionStore store, VirtualTimeline timeline, EmbeddedStack stage) {

  /** A Thursday, in the middle of two runs. */
  static final Instant NOW = Instant.parse("2026-11-26T14:11:30Z");

  private static final long SEED = 7;

  /** Plays the days before {@link #NOW}. The executions of this process keep running in it. */
  static SampleHistory play(Path directory, Duration since) {
    ExecutionStore store = ExecutionStore.open(directory, NOW);
    store.group();
    List<Flow> flows = SampleFlows.all();
    Instant from = NOW.minus(since);
    VirtualTimeline timeline = new VirtualTimeline(from);
    Recorder recorder = new Recorder(store, false);
    EmbeddedStack stage =
        new EmbeddedStack(
            LoadedMachines.of(flows),
            timeline,
            new EmbeddedOutside(flows, world(), timeline).outside(),
            SEED,
            Conditions.recorded(recorder, List.of(), timeline),
            recorder::log);
    for (PlanRow row : Plan.between(flows, from, NOW).rows()) {
      if (row instanceof PlanRow.Run run && run.switchedOn() && isPlayed(run)) {
        Flow flow =
            flows.stream().filter(it -> it.name().equals(run.name())).findFirst().orElseThrow();
        timeline.schedule(run.at(), () -> stage.startScheduled(flow, run.at()));
      }
    }
    timeline.runUntil(NOW);
    return new SampleHistory(store, timeline, stage);
  }

  /** One flow did not start today, and those that run often began lately. */
  private static boolean isPlayed(PlanRow.Run run) {
    Duration ago = Duration.between(run.at(), NOW);
    return switch (run.name()) {
      case "retl-contacts-daily" -> ago.compareTo(Duration.ofHours(10)) > 0;
      case "orders-quarter-hourly" -> ago.compareTo(Duration.ofHours(7)) < 0;
      case "stripe-hourly" -> ago.compareTo(Duration.ofHours(26)) < 0;
      default -> true;
    };
  }

  private static World world() {
    Script everyday = Script.everyday(SEED);
    World world = SampleFlows.WORLD.otherwise((connection, nth) -> everyday.plan(connection, nth));
    JobPlan broken =
        JobPlan.fails(
            Duration.ofSeconds(95),
            new JobPlan.Failure(
                "source",
                "config_error",
                "The API key of Stripe has expired",
                "401 from /v1/charges"));
    return world
        .withScript(
            "Stripe → Snowflake",
            (connection, nth) ->
                nth % 17 == 5 || nth % 17 == 6 ? broken : everyday.plan(connection, nth))
        .withScript(
            "Google Ads → BigQuery",
            (connection, nth) ->
                nth % 4 == 3 ? JobPlan.neverEnds() : everyday.plan(connection, nth));
  }
}
