package airstep.cli;

import picocli.CommandLine.Command;

@Command(
    name = "flows",
    description = "Shows the flows and their state, and pauses them.",
    subcommands = {FlowsLsCommand.class, FlowsPauseCommand.class, FlowsResumeCommand.class})
final class FlowsCommand extends Subcommand {}
