package airstep.cli;

import airstep.embedded.stack.UnreadableSecretsException;
import airstep.operate.UnknownRunException;
import airstep.store.StoreUnusableException;
import airstep.text.OneLine;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command, and how it ends: 0 succeeded, 1 not succeeded, 2 wrong use. */
@Command(
    name = "airstep",
    description = "Runs Airbyte syncs on AWS Step Functions, on this machine.",
    version = "airstep 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      CheckCommand.class,
      RunsCommand.class,
      PlanCommand.class,
      ValidateCommand.class,
      RenderCommand.class,
      SimulateCommand.class,
      AlertCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 succeeded, 1 not succeeded (failed, skipped, a duplicate), 2 wrong use or"
          + " configuration."
    })
public final class Airstep extends Subcommand {

  static final int OK = 0;
  static final int NOT_SUCCEEDED = 1;
  static final int USAGE = 2;

  private static final int LONGEST_LINE = 1000;

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
    int code = run(Console.system(), History.ofCheckout(), args);
    // The HTTP client's threads would keep the process alive.
    System.exit(code);
  }

  /** Runs the command and returns its exit code. */
  static int run(Console console, History history, String... args) {
    Airstep airstep = new Airstep(console, history);
    return new CommandLine(airstep)
        .setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        // Otherwise @FILE would read a file of secrets as options, and errors would quote it.
        .setExpandAtFiles(false)
        .registerConverter(LocalDate.class, Airstep::date)
        .registerConverter(Path.class, Airstep::path)
        .registerConverter(Duration.class, Age::of)
        .setExecutionExceptionHandler((e, _, _) -> airstep.failed(e))
        .setParameterExceptionHandler(
            (e, _) -> {
              console.err().println("airstep: " + wrongUse(e));
              return USAGE;
            })
        .execute(args);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      throw new TypeConversionException("'" + text + "' is not a date such as 2026-11-22");
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      throw new TypeConversionException("'" + OneLine.of(text, 100) + "' is not a file name");
    }
  }

  /** What is wrong and how to fix it, in one line. */
  private static String wrongUse(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String commands = String.join(", ", command.getSubcommands().keySet());
    return e instanceof UnmatchedArgumentException unmatched
            && !unmatched.isUnknownOption()
            && !commands.isEmpty()
        ? "unknown command %s; the commands are %s"
            .formatted(unmatched.getUnmatched().getFirst(), commands)
        : "%s; see %s --help"
            .formatted(
                e.getMessage().replaceAll("\\s+", " "), command.getCommandSpec().qualifiedName());
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private int failed(Exception e) {
    switch (e) {
      case UsageException _ -> console.err().println(e.getMessage());
      case UnreadableSecretsException _, StoreUnusableException _, UnknownRunException _ ->
          console.err().println(OneLine.of(e.getMessage(), LONGEST_LINE));
      default -> {
        if (verbose) {
          e.printStackTrace(console.err());
        }
        console.err().println("airstep: " + e + (verbose ? "" : " (--verbose shows more)"));
        return NOT_SUCCEEDED;
      }
    }
    return USAGE;
  }
}
