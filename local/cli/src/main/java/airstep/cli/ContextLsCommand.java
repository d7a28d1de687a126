package airstep.cli;

import picocli.CommandLine.Command;

@Command(name = "ls", description = "Lists the contexts, with * before the current one.")
final class ContextLsCommand extends ContextSubcommand {

  @Override
  void change(Contexts contexts) {}
}
