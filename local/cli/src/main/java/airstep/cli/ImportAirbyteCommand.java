package airstep.cli;

import airstep.airbyte.Airbyte;
import airstep.airbyte.Airbytes;
import airstep.airbyte.Connection;
import airstep.airbyte.Job;
import airstep.airbyte.OwnSchedule;
import airstep.asl.timeline.Timeline;
import airstep.embedded.airbyte.World;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.SecretsFile;
import airstep.flows.FlowReader;
import airstep.imports.AirbyteSchedules;
import airstep.imports.Imported;
import airstep.imports.ScheduledConnection;
import airstep.log.StepLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "airbyte",
    description = {
      "Writes a flow file for each schedule that connections have in Airbyte itself.",
      "Reads the connections from Airbyte and changes nothing there. Shows the files first, with"
          + " the next times of each flow beside Airbyte's own, and asks. Without --secrets, it"
          + " reads an Airbyte inside this process, and writes nothing."
    })
final class ImportAirbyteCommand extends Subcommand {

  @Mixin private ImportOptions options;
  @Mixin private SecretsOption secrets;

  @Option(
      names = "--workspace",
      paramLabel = "ID,…",
      split = ",",
      description = "Only these workspaces (default: all that the credentials can see).")
  private List<String> workspaces = List.of();

  @Override
  public Integer call() throws Exception {
    Optional<SecretsFile> file = secrets.file();
    Imported imported;
    try (OutsideHttp http = OutsideHttp.of(file);
        Timeline timeline = SecretsOption.timeline(file.isPresent(), now())) {
      imported =
          AirbyteSchedules.read(
              TimedWork.on(timeline, () -> scheduled(open(file, http, timeline))),
              options.namedConnections());
    }
    if (file.isEmpty()) {
      options.onlyShow();
      console()
          .err()
          .println(
              "a rehearsal: this Airbyte is inside this process; --secrets FILE reads your own");
    }
    String ending =
        """
        Set the schedule of each connection to Manual in Airbyte when the flows are deployed, or it
        syncs twice. For each of them, this prints the command: %s\
        """
            .formatted(next(true).text("doctor"));
    return options.carryOver(imported, "Airbyte", Path.of("airbyte"), ending, this);
  }

  private Airbyte open(Optional<SecretsFile> file, OutsideHttp http, Timeline timeline) {
    Services services =
        Services.of(file, http, List.of(FlowReader.defaults()), World.sample(0), timeline, false);
    StepLog log =
        new StepLog(verbose() ? console().err()::println : _ -> {}, timeline, "Import", "");
    return new Airbytes(
            services.outside().http(),
            services.outside().secrets(),
            timeline,
            duration -> EmbeddedStack.sleep(timeline, duration))
        .open(FlowReader.defaults().airbyteSecret(), log);
  }

  private List<ScheduledConnection> scheduled(Airbyte airbyte) {
    List<ScheduledConnection> scheduled = new ArrayList<>();
    for (Connection one : airbyte.connections(workspaces)) {
      Optional<Instant> last =
          one.schedule() instanceof OwnSchedule.Every && !one.status().preventsSync()
              ? airbyte.newestJobs(one.connectionId(), 1).stream()
                  .findFirst()
                  .flatMap(Job::createdAt)
              : Optional.empty();
      scheduled.add(new ScheduledConnection(one, last));
    }
    return scheduled;
  }
}
