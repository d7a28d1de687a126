package airstep.cli;

import airstep.embedded.stack.UnreadableSecretsException;
import airstep.text.OneLine;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command, and how it ends: 0 done, 1 something did not succeed, 2 wrong use. */
@Command(
    name = "airstep",
    description = "Airbyte syncs on AWS Step Functions, on this machine.",
    mixinStandardHelpOptions = true,
    version = "airstep 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 succeeded, 1 not succeeded (failed, skipped, a duplicate), 2 wrong use or"
          + " configuration."
    })
public final class Airstep implements Callable<Integer> {

  static final int OK = 0;
  static final int NOT_SUCCEEDED = 1;
  static final int USAGE = 2;

  private static final int LONGEST_LINE = 1000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the steps' log lines on a terminal too, and where an error comes from.")
  private boolean verbose;

  /** Runs the command and ends the process. */
  public static void main(String[] args) {
    int code = run(Console.system(), args);
    // The HTTP stack keeps threads of its own.
    System.exit(code);
  }

  /** Runs the command and returns its exit code. */
  static int run(Console console, String... args) {
    Airstep airstep = new Airstep();
    CommandLine line =
        new CommandLine(airstep)
            .addSubcommand(new DemoCommand(console, airstep))
            .addSubcommand(new RunCommand(console, airstep))
            .addSubcommand(new CheckCommand(console, airstep))
            .addSubcommand(new PlanCommand(console))
            .addSubcommand(new ValidateCommand(console))
            .addSubcommand(new RenderCommand(console))
            .addSubcommand(new SimulateCommand(console))
            .addSubcommand(
                new CommandLine(new AlertCommand())
                    .addSubcommand(new AlertPreviewCommand(console))
                    .addSubcommand(new AlertTestCommand(console, airstep)))
            .setOut(writer(console.out()))
            .setErr(writer(console.err()))
            .setCaseInsensitiveEnumValuesAllowed(true)
            // A file of secrets behind an @ would be read as options, and be repeated if it is
            // none.
            .setExpandAtFiles(false)
            .registerConverter(LocalDate.class, Airstep::date)
            .registerConverter(Path.class, Airstep::path);
    line.setExecutionExceptionHandler((e, _, _) -> airstep.failed(e, console));
    line.setParameterExceptionHandler(
        (e, _) -> {
          console.err().println("airstep: " + wrongUse(e));
          return USAGE;
        });
    return line.execute(args);
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
      throw new TypeConversionException(
          "'" + OneLine.of(text, 100) + "' is not the name of a file");
    }
  }

  /** What was wrong and what to do, in one line. */
  private static String wrongUse(ParameterException e) {
    CommandLine command = e.getCommandLine();
    Set<String> commands = command.getSubcommands().keySet();
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && !commands.isEmpty()) {
      return "there is no command "
          + unmatched.getUnmatched().getFirst()
          + "; the commands are "
          + String.join(", ", commands);
    }
    return e.getMessage().replaceAll("\\s+", " ")
        + "; see "
        + command.getCommandSpec().qualifiedName()
        + " --help";
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private int failed(Exception e, Console console) {
    if (e instanceof UsageException usage) {
      usage.lines().forEach(console.err()::println);
      return USAGE;
    }
    if (e instanceof UnreadableSecretsException) {
      console.err().println(OneLine.of(e.getMessage(), LONGEST_LINE));
      return USAGE;
    }
    if (verbose) {
      e.printStackTrace(console.err());
    }
    console.err().println("airstep: " + e + (verbose ? "" : " (--verbose shows more)"));
    return NOT_SUCCEEDED;
  }

  boolean verbose() {
    return verbose;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return USAGE;
  }
}
