package airstep.cli;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.VirtualTimeline;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.airbyte.World;
import airstep.embedded.stack.Conditions;
import airstep.embedded.stack.ConnectionReport;
import airstep.embedded.stack.EmbeddedOutside;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.LoadedMachines;
import airstep.embedded.stack.Recording;
import airstep.embedded.stack.RunReport;
import airstep.flows.Flow;
import airstep.flows.Plan;
import airstep.flows.PlanRow;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = {
      "Plays one day of all flows in virtual time, on an Airbyte and a Slack inside this process."
          + " One connection fails in one run. Needs no account."
    })
final class DemoCommand extends Subcommand {

  /** It fails in the sixth of the day's thirteen runs. */
  private static final String UNLUCKY = "Zendesk → Snowflake";

  private static final int UNLUCKY_RUN = 5;

  /** Airbyte had no jobs before, so the steps take an earlier time for an error. */
  private static final LocalDate EARLIEST = LocalDate.of(2015, 1, 1);

  /** Flows accept only times of this century. */
  private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

  @Mixin private Flows flows;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of everything random (default: ${DEFAULT-VALUE}).")
  private long seed = 7;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "The day to play, such as 2026-11-23 (default: today in UTC).")
  private LocalDate date;

  @Override
  public Integer call() {
    List<Flow> all = flows.example();
    LocalDate day = date == null ? LocalDate.now(ZoneOffset.UTC) : date;
    if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
      throw new UsageException(
          "--date must be between %s and %s, not %s".formatted(EARLIEST, LATEST, day));
    }
    Plan plan = Plan.of(all, day, 1);
    try (VirtualTimeline timeline = new VirtualTimeline(plan.from())) {
      EmbeddedOutside embedded = new EmbeddedOutside(all, world(), timeline);
      Recording recording = new Recording();
      DemoText text = new DemoText(console(), all);
      Map<String, Flow> flowOf = new HashMap<>();
      List<RunReport> reports = new ArrayList<>();
      ExecutionListener ends =
          new ExecutionListener() {
            @Override
            public void onStatusChange(Execution execution, ObjectValue event) {
              Flow flow = flowOf.get(execution.arn());
              if (flow != null && execution.isClosed()) {
                RunReport report = RunReport.of(flow.name(), execution, recording);
                reports.add(report);
                text.ended(flow, report, embedded.slack().messages());
              }
            }
          };
      Consumer<String> log = verbose() ? console().err()::println : _ -> {};
      EmbeddedStack stage =
          new EmbeddedStack(
              LoadedMachines.of(all),
              timeline,
              embedded.outside(),
              seed,
              Conditions.calm(List.of(recording, ends), timeline),
              log);
      text.opening(day);
      for (PlanRow row : plan.rows()) {
        if (row instanceof PlanRow.Run run) {
          Flow flow = Flows.named(run.name(), all);
          timeline.schedule(
              run.at(), () -> flowOf.put(stage.startScheduled(flow, run.at()).arn(), flow));
        } else {
          timeline.schedule(row.at(), () -> text.external(row));
        }
      }
      timeline.runToEnd();
      int alerts = embedded.slack().messages().size();
      text.closing(reports, alerts);
      List<String> surprises = reports.stream().flatMap(DemoCommand::surprise).toList();
      surprises.forEach(it -> console().err().println("not as expected: " + it));
      return surprises.isEmpty() ? Airstep.OK : Airstep.NOT_SUCCEEDED;
    }
  }

  /**
   * A run fails only with the connection that should fail, which several flows may sync, and an
   * alert says so.
   */
  private static Stream<String> surprise(RunReport report) {
    String run = report.flow() + " at " + report.scheduledTime();
    if (Set.of("TIMED_OUT", "ABORTED").contains(report.status())) {
      return Stream.of(run + " is " + report.status());
    }
    if (!report.status().equals("FAILED")) {
      return Stream.empty();
    }
    List<ConnectionReport> failed =
        report.connections().stream().filter(ConnectionReport::failed).toList();
    if (failed.isEmpty()) {
      return Stream.of(run + " failed: " + report.reason().orElse("without a reason"));
    }
    Stream<String> others =
        failed.stream()
            .filter(one -> !one.label().equals(UNLUCKY) || !one.outcome().equals("FAILED"))
            .map(
                one ->
                    "%s, %s is %s: %s"
                        .formatted(
                            run, one.label(), one.outcome(), one.reason().orElse("no reason")));
    return report.alert().isPresent()
        ? others
        : Stream.concat(others, Stream.of(run + " failed without an alert"));
  }

  private World world() {
    Script everyday = Script.everyday(seed);
    World world = World.sample(seed);
    return world.withScript(
        UNLUCKY,
        (connection, nth) ->
            nth == UNLUCKY_RUN
                ? JobPlan.fails(Duration.ofMinutes(3))
                : everyday.plan(connection, nth));
  }
}
