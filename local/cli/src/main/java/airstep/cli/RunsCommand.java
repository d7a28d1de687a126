package airstep.cli;

import picocli.CommandLine.Command;

@Command(
    name = "runs",
    description = "Shows earlier runs, retries them, and stops those that run.",
    subcommands = {
      RunsLsCommand.class,
      RunsShowCommand.class,
      RunsLogsCommand.class,
      RunsRetryCommand.class,
      RunsStopCommand.class
    },
    footer = {
      "",
      "ID is the short id of a run or its beginning (at least 4 characters), the name or ARN of its"
          + " execution, @last or FLOW@last."
    })
final class RunsCommand extends Subcommand {}
