package airstep.cli;

import airstep.operate.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "rm", description = "Forgets a context. The stage stays as it is.")
final class ContextRmCommand extends ContextSubcommand {

  @Parameters(paramLabel = "CONTEXT", description = "Its name.")
  private String name;

  @Override
  void change(Contexts contexts) {
    need(name, contexts);
    if (name.equals(Place.LOCAL)) {
      throw new UsageException("the context local is this machine; it cannot be removed");
    }
    if (name.equals(contexts.current())) {
      contexts.use(Place.LOCAL);
    }
    contexts.remove(name);
  }
}
