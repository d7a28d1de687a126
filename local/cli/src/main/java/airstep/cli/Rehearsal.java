package airstep.cli;

import airstep.terminal.Console;
import java.util.List;

/**
 * Runs the commands whose classes the build keeps in a cache, so that commands start faster. They
 * read flows, print, and change nothing.
 */
final class Rehearsal {

  private Rehearsal() {}

  /**
   * Runs the commands for the cache that the first argument names, one after the other. Their exit
   * codes do not count.
   */
  public static void main(String[] args) {
    for (String command : commands(args[0])) {
      Airstep.run(Console.system(), History.ofCheckout(), command.split(" "));
    }
    // As in the command: the HTTP client's threads would keep the process alive.
    System.exit(Airstep.OK);
  }

  /**
   * A larger cache takes longer to open, up to a tenth of a second, so there is one for each kind
   * of commands. The launcher knows which command uses which.
   */
  private static List<String> commands(String cache) {
    return switch (cache) {
      case "help" -> List.of("--help", "help run", "alert", "runs", "no-such-command");
      case "reads" -> List.of("plan", "validate", "flows", "alert preview failed");
      case "plays" -> List.of("demo", "status", "runs ls", "simulate --runs 1 --seed 1");
      default -> throw new IllegalArgumentException("no such cache: " + cache);
    };
  }
}
