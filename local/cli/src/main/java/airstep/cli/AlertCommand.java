package airstep.cli;

import picocli.CommandLine.Command;

@Command(
    name = "alert",
    synopsisSubcommandLabel = "COMMAND",
    description = "Previews and tests the alerts in Slack.",
    subcommands = {AlertPreviewCommand.class, AlertTestCommand.class})
final class AlertCommand extends Subcommand {}
