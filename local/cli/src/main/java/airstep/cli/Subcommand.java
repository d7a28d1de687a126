package airstep.cli;

import airstep.operate.NextCommand;
import airstep.operate.Place;
import airstep.terminal.Console;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** What all commands share: {@code --help}, where they write, and what they log. */
@Command(mixinStandardHelpOptions = true)
abstract class Subcommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private Airstep airstep() {
    return (Airstep) spec.root().userObject();
  }

  final CommandLine root() {
    return spec.root().commandLine();
  }

  final Console console() {
    return airstep().console;
  }

  final History history() {
    return airstep().history;
  }

  final Instant now() {
    return history().clock().instant();
  }

  final boolean verbose() {
    return airstep().verbose;
  }

  /** Returns whether the command was asked for JSON. */
  final boolean json() {
    return given("--json");
  }

  /** Returns whether an option is among the arguments. */
  final boolean given(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  /**
   * Returns the commands that this one prints for a person to run next.
   *
   * @param here whether it reads or acts on this machine
   */
  final NextCommand next(boolean here) {
    ParseResult parsed = spec.commandLine().getParseResult();
    Map<String, String> given = new HashMap<>();
    for (String option : NextCommand.REPEATED) {
      if (parsed.hasMatchedOption(option)) {
        given.put(option, parsed.matchedOption(option).originalStringValues().getLast());
      }
    }
    // A command without a place reads this machine, also while another place is the current one.
    if (spec.findOption("--on") == null && !history().contexts().isHere()) {
      given.put("--on", Place.LOCAL);
    }
    return here ? NextCommand.here(given) : NextCommand.onAws(given);
  }

  /** Takes the steps' log lines. On a terminal, the progress says enough without them. */
  final Consumer<String> log(Consumer<String> lines) {
    return verbose() || !console().live() ? lines : _ -> {};
  }

  final void print(String line) {
    console().out().println(line);
  }

  /** Prints a command group's help, for a use without one of its commands. */
  @Override
  public Integer call() throws Exception {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Airstep.USAGE;
  }
}
