package airstep.cli;

import airstep.flows.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the arguments of a command and how to fix it, in one line. */
final class WrongUse {

  private WrongUse() {}

  static String of(ParameterException e) {
    CommandLine command = e.getCommandLine();
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      if (unmatched.isUnknownOption()) {
        return unknownOption(word, command);
      }
      if (!command.getSubcommands().isEmpty()) {
        return unknownCommand(word, command);
      }
    }
    ArgSpec argument = e.getArgSpec();
    if (argument != null && argument.type().isEnum() && e.getValue() != null) {
      return unknownConstant(e.getValue(), argument);
    }
    return inWords(e.getMessage().replaceAll("\\s+", " ")) + "; " + help(command);
  }

  /** The message about a word that is none of the commands of a group. */
  static String unknownCommand(String word, CommandLine group) {
    Set<String> commands = group.getSubcommands().keySet();
    return commands.isEmpty()
        ? "%s has no commands; %s".formatted(group.getCommandName(), help(group))
        : Spelling.unknown("command", word, commands);
  }

  private static String unknownOption(String written, CommandLine command) {
    String word = written.split("=", 2)[0];
    return "unknown option %s; %s"
        .formatted(
            word,
            Spelling.remedy(word, command.getCommandSpec().optionsMap().keySet(), help(command)));
  }

  private static String unknownConstant(String word, ArgSpec argument) {
    List<String> constants =
        Arrays.stream(argument.type().getEnumConstants()).map(Object::toString).toList();
    String name =
        argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    return name + ": " + Spelling.unknown("value", word, constants);
  }

  /** Replaces the names of Java's types, which picocli uses. */
  private static String inWords(String message) {
    return message
        .replaceFirst("^Unmatched arguments? (?:at|from) index \\d+: ", "unexpected argument ")
        .replaceFirst("('[+-]?\\d+') is not an? (?:int|long)$", "$1 is out of range")
        .replaceFirst(" is not an? (?:int|long)$", " is not a whole number");
  }

  private static String help(CommandLine command) {
    return "see " + command.getCommandSpec().qualifiedName() + " --help";
  }
}
