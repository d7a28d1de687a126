package airstep.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "help", description = "Shows the help of a command.")
final class HelpCommand extends Subcommand {

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The command, such as run or alert preview (default: all commands).")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    CommandLine command = root();
    for (String word : words) {
      CommandLine next = command.getSubcommands().get(word);
      if (next == null) {
        throw new UsageException("airstep: " + WrongUse.unknownCommand(word, command));
      }
      command = next;
    }
    command.usage(command.getOut());
    return Airstep.OK;
  }
}
