package airstep.cli;

import airstep.flows.Flow;
import airstep.flows.Spelling;
import airstep.json.Json;
import airstep.operate.ListedRun;
import airstep.operate.Place;
import airstep.operate.Run;
import airstep.operate.RunFilter;
import airstep.operate.Runs;
import airstep.vocabulary.json.JsonFields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "ls", description = "Lists runs, newest first.")
final class RunsLsCommand extends Subcommand {

  @Option(names = "--flow", paramLabel = "NAME", description = "Only runs of this flow.")
  private String flow;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Only runs of flows whose files have this tag now.")
  private String tag;

  @Option(
      names = "--status",
      paramLabel = "S",
      description = "Only RUNNING, SUCCEEDED, SKIPPED, CHECKED, FAILED, TIMED_OUT or ABORTED runs.")
  private RunStatusOption status;

  @Option(
      names = "--since",
      paramLabel = "AGE",
      description = "Only runs that started in this time, such as 30m, 12h or 7d.")
  private Duration since;

  @Option(names = "--failed", description = "Only runs that failed, timed out or were stopped.")
  private boolean failed;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The maximum number of runs (default: ${DEFAULT-VALUE}).")
  private int limit = 20;

  @Option(names = "--json", description = "Print the runs as one JSON object.")
  private boolean json;

  @Mixin private Flows flows;

  @Mixin private PlaceOption on;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new UsageException("--limit " + limit + " is not positive; use 1 or more");
    }
    Instant now = now();
    RunFilter filter =
        new RunFilter(
            Optional.ofNullable(flow),
            Optional.ofNullable(tag).map(this::tagged),
            Optional.ofNullable(status).map(RunStatusOption::name),
            Optional.ofNullable(since).map(now::minus),
            failed,
            limit);
    try (Place place = on.open(this)) {
      Runs all = place.runs();
      if (flow != null) {
        checkFlow(all);
      }
      List<Run> runs = all.list(filter);
      if (json) {
        print(Json.write(new JsonFields().put("runs", runs)));
      } else {
        new RunTable(console(), now).lines(runs, all.isEmpty(), place).forEach(this::print);
      }
      return Airstep.OK;
    }
  }

  /** A flow without a file now may have run before. */
  private void checkFlow(Runs all) {
    Set<String> known =
        all.listed().stream().map(ListedRun::flow).collect(Collectors.toCollection(TreeSet::new));
    if (known.contains(flow)) {
      return;
    }
    known.addAll(flows.names());
    if (!known.isEmpty() && !known.contains(flow)) {
      throw new UsageException(Spelling.unknown("flow", flow, known));
    }
  }

  /** The names of the flows with that tag. */
  private Set<String> tagged(String wanted) {
    List<Flow> all = flows.quietlyLenient();
    Flows.checkTag(wanted, all);
    return all.stream()
        .filter(each -> each.tags().contains(wanted))
        .map(Flow::name)
        .collect(Collectors.toSet());
  }
}
