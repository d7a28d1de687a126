package airstep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "use", description = "Makes a context the current one.")
final class ContextUseCommand extends ContextSubcommand {

  @Parameters(paramLabel = "CONTEXT", description = "Its name; local for this machine.")
  private String name;

  @Override
  void change(Contexts contexts) {
    need(name, contexts);
    contexts.use(name);
  }
}
