package airstep.cli;

import java.util.List;

/**
 * Runs the commands whose classes the build keeps in a cache, so that commands start faster. They
 * read flows, print, and change nothing.
 */
final class Rehearsal {

  private static final List<String> COMMANDS =
      List.of("--help", "help run", "plan", "validate", "demo");

  private Rehearsal() {}

  /** Runs them one after the other; their exit codes do not count. */
  public static void main(String[] args) {
    for (String command : COMMANDS) {
      Airstep.run(Console.system(), History.ofCheckout(), command.split(" "));
    }
    // As in the command: the HTTP client's threads would keep the process alive.
    System.exit(Airstep.OK);
  }
}
