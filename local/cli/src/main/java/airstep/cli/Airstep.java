package airstep.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;

import airstep.terminal.Console;
import airstep.terminal.StandardOutput;
import airstep.text.OneLine;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The command, and how it ends: 0 succeeded, 1 not succeeded, 2 wrong use. */
@Command(
    name = "airstep",
    description = "Runs Airbyte syncs on AWS Step Functions, on this machine.",
    version = "airstep 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "",
    footer = {
      "",
      "Exit codes: 0 succeeded, 1 not succeeded (failed, skipped, a duplicate), 2 wrong use or"
          + " configuration."
    })
public final class Airstep extends Subcommand {

  static final int OK = 0;
  static final int NOT_SUCCEEDED = 1;
  static final int USAGE = 2;

  /** The last one with four digits. Calculations with dates end not far behind those of Java. */
  private static final int LAST_YEAR = 9999;

  final Console console;
  final History history;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description =
          "Show the log lines of the steps on a terminal too, and the stack trace of an error.")
  boolean verbose;

  Airstep(Console console, History history) {
    this.console = console;
    this.history = history;
  }

  /** Runs the command and ends the process. */
  public static void main(String[] args) {
    StandardOutput out = StandardOutput.ofProcess();
    Console console = Console.system(out);
    int code = run(console, History.ofCheckout(), args);
    Optional<String> lost = out.lost();
    if (lost.isPresent()) {
      console.err().println("airstep: standard output cannot be written: " + lost.get());
      code = code == OK ? NOT_SUCCEEDED : code;
    }
    // The HTTP client's threads would keep the process alive.
    System.exit(code);
  }

  /** Runs the command and returns its exit code. */
  static int run(Console console, History history, String... args) {
    // Otherwise numbers in crons, ids and texts would have the digits of the person's language.
    Locale.setDefault(Locale.ENGLISH);
    Airstep airstep = new Airstep(console, history);
    // A program that asks for JSON also gets errors as JSON, even if its arguments are wrong.
    boolean json = List.of(args).contains("--json");
    CommandLine command = new CommandLine(airstep);
    Commands.addNeeded(command, List.of(args));
    command.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST, CommandGroups::list);
    return command
        .setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        // Otherwise @FILE would read a file of secrets as options, and errors would quote it.
        .setExpandAtFiles(false)
        .registerConverter(LocalDate.class, Airstep::date)
        .registerConverter(Path.class, Airstep::path)
        .registerConverter(Duration.class, Age::of)
        .setExecutionExceptionHandler((e, _, _) -> airstep.failed(Failure.of(e), e, json))
        .setParameterExceptionHandler(
            (e, _) -> airstep.failed(Failure.wrongUse("airstep: " + WrongUse.of(e)), e, json))
        .execute(args);
  }

  /** Every command with its options. */
  static CommandLine commands() {
    CommandLine command = new CommandLine(new Airstep(Console.system(), History.ofCheckout()));
    Commands.addAll(command);
    return command;
  }

  private static LocalDate date(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 1 && date.getYear() <= LAST_YEAR) {
        return date;
      }
    } catch (DateTimeParseException _) {
      // It is none.
    }
    throw new TypeConversionException("'" + text + "' is not a date such as 2026-11-22");
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      throw new TypeConversionException("'" + OneLine.of(text, 100) + "' is not a file name");
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private int failed(Failure failure, Exception e, boolean json) {
    // A bug may not show again when the command is repeated with --verbose.
    boolean traced = failure.bug() || (failure.unexpected() && verbose);
    if (traced) {
      e.printStackTrace(console.err());
    }
    if (json) {
      console.out().println(failure.toJson());
    } else {
      String more = failure.unexpected() && !traced ? " (--verbose shows more)" : "";
      console.err().println(failure.message() + more);
    }
    return failure.exitCode();
  }
}
