package airstep.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** The commands in groups, as the help of {@code airstep} lists them. */
final class CommandGroups {

  /** The commands of each group, in the order in which a newcomer needs them. */
  static final Map<String, List<String>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("Try it here", List.of("demo", "run", "simulate", "bench"));
    ALL.put("See what ran", List.of("status", "runs", "flows", "ui", "report"));
    ALL.put("Choose where", List.of("context"));
    ALL.put("Write flows", List.of("import", "validate", "plan", "render"));
    ALL.put("Find what is wrong", List.of("doctor", "check", "alert"));
    ALL.put("Use the command", List.of("help", "completion", "man"));
  }

  private static final int INDENT = 2;
  private static final int GAP = 2;

  private CommandGroups() {}

  /** The list of commands in the help. A command in no group comes last. */
  static String list(Help help) {
    Map<String, Help> commands = help.subcommands();
    TreeSet<String> rest = new TreeSet<>(commands.keySet());
    ALL.values().forEach(rest::removeAll);
    Map<String, List<String>> groups = new LinkedHashMap<>(ALL);
    groups.put("Other commands", new ArrayList<>(rest));
    StringBuilder text = new StringBuilder();
    groups.forEach((title, names) -> text.append(group(title, names, help)));
    return text.toString();
  }

  private static String group(String title, List<String> names, Help help) {
    int longest = help.subcommands().keySet().stream().mapToInt(String::length).max().orElse(0);
    int width = help.commandSpec().usageMessage().width();
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(INDENT + longest, INDENT, Overflow.SPAN),
            new Column(width - INDENT - longest, GAP, Overflow.WRAP));
    names.stream()
        .filter(help.subcommands()::containsKey)
        .forEach(name -> table.addRowValues(name, summary(help.subcommands().get(name))));
    String rows = table.toString();
    return rows.isEmpty() ? "" : "%n%s:%n%s".formatted(title, rows);
  }

  /** The first sentence of what a command does. */
  private static String summary(Help command) {
    return command.commandSpec().usageMessage().description()[0].split("(?<=\\.) ", 2)[0];
  }
}
