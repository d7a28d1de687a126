package airstep.cli;

import picocli.CommandLine.Command;

@Command(
    name = "import",
    synopsisSubcommandLabel = "COMMAND",
    description = "Writes flow files from the schedules of another tool.",
    subcommands = {
      ImportCrontabCommand.class,
      ImportPrefectCommand.class,
      ImportAirbyteCommand.class
    })
final class ImportCommand extends Subcommand {}
