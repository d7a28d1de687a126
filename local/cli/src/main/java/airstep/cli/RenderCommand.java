package airstep.cli;

import airstep.flows.Flow;
import airstep.statemachine.Deadlines;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import airstep.terminal.Console;
import airstep.terminal.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "render",
    description =
        "Writes the definitions of a flow as they are deployed, and prints their deadlines.")
final class RenderCommand extends Subcommand {

  @Mixin private Flows flows;

  @Parameters(paramLabel = "FLOW", description = "The flow's name.")
  private String name;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; created if missing.")
  private Path out;

  @Override
  public Integer call() {
    ChosenFlow one = flows.one(name).certain();
    one.warnings().forEach(warning -> console().err().println("warning: " + warning));
    one.notes(next(true)).forEach(console().err()::println);
    Flow flow = one.flow();
    Definitions definitions = new Definitions(one.all(), Deployment.standIn());
    write("flow.asl.json", definitions.flow(flow));
    write("run.asl.json", definitions.run());
    write("sync.asl.json", definitions.sync());
    write("old-versions.asl.json", definitions.oldVersions());
    Deadlines deadlines = Deadlines.of(flow);
    TextTable table = new TextTable("WHAT", "ENDS AT THE LATEST AFTER", "IN SECONDS");
    row(table, "machine " + flow.name(), deadlines.flow());
    row(table, "  its Task Start Run", deadlines.runTask());
    row(table, "machine run, for all flows", definitions.runDeadline());
    row(table, "  its Task Sync Connection, for this flow", deadlines.syncTask());
    row(table, "machine sync, for all flows", Deadlines.LONGEST_SYNC);
    table.lines().forEach(this::print);
    return Airstep.OK;
  }

  private static void row(TextTable table, String what, Duration deadline) {
    long seconds = deadline.toSeconds();
    table.row(what, Console.duration(seconds), Long.toString(seconds));
  }

  private void write(String file, String definition) {
    try {
      Files.createDirectories(out);
      Files.writeString(out.resolve(file), definition);
    } catch (IOException e) {
      throw new UsageException(
          "cannot write %s (%s); use another --out"
              .formatted(out.resolve(file), FileTrouble.of(e)));
    }
  }
}
