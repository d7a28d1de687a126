package airstep.cli;

import picocli.CommandLine.Command;

@Command(
    name = "context",
    description = "Remembers stages on AWS by name, and which place commands use.",
    subcommands = {
      ContextLsCommand.class,
      ContextUseCommand.class,
      ContextAddCommand.class,
      ContextRmCommand.class
    },
    footer = {
      "",
      "A command uses the current context, unless it has --on. The context local is this machine."
    })
final class ContextCommand extends Subcommand {}
