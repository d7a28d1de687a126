package airstep.bench.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A checkout whose command is called as a user calls it.
 *
 * @param name what the page calls it
 */
public record Checkout(String name, Path home) {

  /** The exit code of a command that ran, and whose result is bad: a promise that is broken. */
  private static final int NOT_SUCCEEDED = 1;

  /** Where bash's {@code time} prints the seconds, after what the command has printed. */
  private static final Pattern TIMES =
      Pattern.compile("\\R?airstep took (\\d+\\.\\d+) (\\d+\\.\\d+) (\\d+\\.\\d+)\\s*$");

  /**
   * Returns the checkouts that are measured: this one, and another one by the short hash of its
   * commit.
   *
   * @param against the folder of the other one, which has been built
   * @throws IOException if that is not a checkout
   */
  public static List<Checkout> measured(Path home, Optional<Path> against)
      throws IOException, InterruptedException {
    List<Checkout> checkouts = new ArrayList<>();
    checkouts.add(new Checkout("here", home));
    if (against.isPresent()) {
      Path other = against.get().toAbsolutePath().normalize();
      checkouts.add(new Checkout(commit(other), other));
    }
    return checkouts;
  }

  private static String commit(Path home) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "-C", home.toString(), "rev-parse", "--short=8", "HEAD")
            .redirectErrorStream(true)
            .start();
    git.getOutputStream().close();
    String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (git.waitFor() != 0 || !Files.isExecutable(home.resolve("airstep"))) {
      throw new IOException(home + " is not a checkout of Airstep");
    }
    return commit;
  }

  /**
   * Calls its command, and waits for its end.
   *
   * @throws IOException with its last lines, if the command did not run
   */
  Call call(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add("bash");
    command.add("-c");
    command.add("TIMEFORMAT='airstep took %R %U %S'; time \"$0\" \"$@\"");
    command.add(home.resolve("airstep").toString());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    Matcher times = TIMES.matcher(output);
    if (code > NOT_SUCCEEDED || !times.find()) {
      List<String> lines = output.lines().toList();
      throw new IOException(
          "airstep %s of %s ended with %d: %s"
              .formatted(
                  String.join(" ", arguments),
                  name,
                  code,
                  String.join(" / ", lines.subList(Math.max(0, lines.size() - 5), lines.size()))));
    }
    return new Call(seconds(times.group(1)), seconds(times.group(2)).plus(seconds(times.group(3))));
  }

  private static Duration seconds(String text) {
    return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
  }

  /** How long a call of the command took by the clock, and how much of the processors it took. */
  record Call(Duration time, Duration processor) {}
}
