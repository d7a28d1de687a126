package airstep.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The man page of a command, in section 1, from what its {@code --help} says. */
record ManPage(CommandSpec command) {

  /** Such as {@code airstep-runs-ls}. */
  String name() {
    return command.qualifiedName("-");
  }

  /** In the macros of man(7). */
  String text() {
    StringBuilder page = new StringBuilder();
    String version = command.root().version()[0];
    lines(
        page, ".TH " + Roff.line(name().toUpperCase(Locale.ROOT)) + " 1 \"\" \"" + version + "\"");
    lines(page, ".SH NAME", Roff.line(name()) + " \\- " + Roff.line(summary()));
    lines(
        page,
        ".SH SYNOPSIS",
        Roff.line(new Help(command, Ansi.OFF).detailedSynopsis(0, null, true)));
    lines(page, ".SH DESCRIPTION");
    paragraphs(page, command.usageMessage().description());
    if (command.parent() != null && command.usageMessage().footer().length > 0) {
      lines(page, ".PP");
      paragraphs(page, command.usageMessage().footer());
    }
    lines(page, ".SH OPTIONS");
    command.positionalParameters().forEach(it -> entry(page, Roff.italic(it.paramLabel()), it));
    command.options().stream()
        .filter(option -> !option.hidden())
        .forEach(option -> entry(page, title(option), option));
    if (!command.subcommands().isEmpty()) {
      lines(page, ".SH COMMANDS");
      command.subcommands().values().stream()
          .map(it -> new ManPage(it.getCommandSpec()))
          .forEach(it -> lines(page, ".TP", it.reference(), Roff.line(it.summary())));
    }
    lines(page, ".SH EXIT STATUS");
    exitCodes()
        .forEach(code -> lines(page, ".TP", code.substring(0, 1), Roff.line(code.substring(2))));
    if (command.parent() != null) {
      lines(page, ".SH SEE ALSO", new ManPage(command.parent()).reference());
    }
    return page.toString();
  }

  private String reference() {
    return Roff.bold(name()) + "(1)";
  }

  /** The first sentence, as the database of names has it. */
  private String summary() {
    String first = command.usageMessage().description()[0].split("\\.( |$)", 2)[0];
    return first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
  }

  /** Such as {@code 0 succeeded}, from the help of the root. */
  private Stream<String> exitCodes() {
    String[] footer = command.root().usageMessage().footer();
    String codes = footer[footer.length - 1];
    return Stream.of(codes.substring(codes.indexOf(": ") + 2).split("(, |\\.$)(?=\\d |$)"));
  }

  private static String title(OptionSpec option) {
    List<String> names = Stream.of(option.names()).map(Roff::bold).toList();
    String value = option.arity().max() == 0 ? "" : "=" + Roff.italic(option.paramLabel());
    return String.join(", ", names) + value;
  }

  private static void entry(StringBuilder page, String title, ArgSpec argument) {
    lines(page, ".TP", title);
    lines(page, Stream.of(argument.description()).map(Roff::line).toArray(String[]::new));
  }

  /** An empty line, which some texts also end with, separates two paragraphs. */
  private static void paragraphs(StringBuilder page, String... lines) {
    String text = String.join("\n", lines).strip();
    text.lines().map(Roff::line).forEach(it -> lines(page, it.isEmpty() ? ".PP" : it));
  }

  private static void lines(StringBuilder page, String... lines) {
    Stream.of(lines).forEach(line -> page.append(line).append('\n'));
  }
}
