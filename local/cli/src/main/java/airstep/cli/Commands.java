package airstep.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands below {@code airstep}. To build the options of all of them takes longer than most
 * commands run, so only those are built that the words of a call can need.
 */
final class Commands {

  private static final List<Class<? extends Subcommand>> ALL =
      List.of(
          DemoCommand.class,
          RunCommand.class,
          CheckCommand.class,
          RunsCommand.class,
          UiCommand.class,
          ReportCommand.class,
          FlowsCommand.class,
          StatusCommand.class,
          DoctorCommand.class,
          ContextCommand.class,
          PlanCommand.class,
          ValidateCommand.class,
          RenderCommand.class,
          SimulateCommand.class,
          BenchCommand.class,
          AlertCommand.class,
          ImportCommand.class,
          HelpCommand.class,
          CompletionCommand.class,
          ManCommand.class);

  /** These describe all others with their options. */
  private static final Set<String> DESCRIBING = Set.of("completion", "man");

  private Commands() {}

  /** Adds every command. */
  static void addAll(CommandLine airstep) {
    ALL.forEach(type -> airstep.addSubcommand(name(type), type));
  }

  /** Adds the commands that a call with these arguments can need. */
  static void addNeeded(CommandLine airstep, List<String> args) {
    List<String> words = args.stream().filter(arg -> !arg.startsWith("-")).toList();
    String first = words.isEmpty() ? "help" : words.getFirst();
    if (DESCRIBING.contains(first)) {
      addAll(airstep);
      return;
    }
    boolean alone =
        !first.equals("help") && ALL.stream().anyMatch(type -> name(type).equals(first));
    for (Class<? extends Subcommand> type : ALL) {
      String name = name(type);
      if (alone ? name.equals(first) : words.contains(name)) {
        airstep.addSubcommand(name, type);
      } else if (!alone) {
        airstep.addSubcommand(name, described(type));
      }
    }
  }

  /** What a list of commands shows of one. */
  private static CommandSpec described(Class<? extends Subcommand> type) {
    CommandSpec spec = CommandSpec.create().name(name(type));
    spec.usageMessage().description(type.getAnnotation(Command.class).description());
    return spec;
  }

  private static String name(Class<? extends Subcommand> type) {
    return type.getSimpleName().replace("Command", "").toLowerCase(Locale.ROOT);
  }
}
