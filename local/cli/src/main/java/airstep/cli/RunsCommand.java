package airstep.cli;

import picocli.CommandLine.Command;

@Command(
    name = "runs",
    description = "Shows earlier runs, and retries them.",
    subcommands = {
      RunsLsCommand.class,
      RunsShowCommand.class,
      RunsLogsCommand.class,
      RunsRetryCommand.class
    },
    footer = {
      "",
      "ID is the short id of a run or its beginning (at least 4 characters), the name or ARN of its"
          + " execution, @last or FLOW@last."
    })
final class RunsCommand extends Subcommand {}
