package airstep.bench.speed;

import airstep.bench.Benchmark;
import airstep.bench.speed.Checkout.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long commands take from their call to their end.
 *
 * @param checkouts the one whose command runs this benchmark, and others to compare it with
 * @param rounds how often each is called
 */
public record CommandStart(List<Checkout> checkouts, int rounds) implements Benchmark {

  /** They do little besides starting, but for the last two. */
  private static final List<String> COMMANDS =
      List.of(
          "--help",
          "plan",
          "validate",
          "alert preview failed",
          "run all-active-connections",
          "demo");

  @Override
  public String name() {
    return "commands";
  }

  @Override
  public String heading() {
    return "Start of a command";
  }

  @Override
  public boolean measured() {
    return true;
  }

  @Override
  public List<String> lines() throws IOException, InterruptedException {
    List<Checkout> others = checkouts.subList(1, checkouts.size());
    List<String> lines = new ArrayList<>();
    lines.add(
        "From the call of `./airstep` to its end, in seconds: the median of "
            + rounds
            + " calls, their range, and the time of the processors."
            + (others.isEmpty()
                ? ""
                : " The other commit runs in turn with this one. *Times* is this median as a"
                    + " multiple of the other one."));
    lines.add("");
    lines.add("| command | median | range | processor |" + columns(others, " %s | times |"));
    lines.add("| --- | --: | --- | --: |" + columns(others, " --: | --: |"));
    for (String command : COMMANDS) {
      lines.add(row(command, others));
    }
    return lines;
  }

  private String row(String command, List<Checkout> others)
      throws IOException, InterruptedException {
    InTurn calls = InTurn.measure(checkouts, List.of(command.split(" ")), rounds);
    Checkout here = checkouts.getFirst();
    StringBuilder row = new StringBuilder();
    row.append(
        String.format(
            Locale.ROOT,
            "| `%s` | %.2f | %.2f to %.2f | %.2f |",
            command,
            Seconds.of(calls.median(here, Call::time)),
            Seconds.of(calls.shortest(here)),
            Seconds.of(calls.longest(here)),
            Seconds.of(calls.median(here, Call::processor))));
    for (Checkout other : others) {
      double its = Seconds.of(calls.median(other, Call::time));
      row.append(
          String.format(
              Locale.ROOT,
              " %.2f | %.2f |",
              its,
              Seconds.of(calls.median(here, Call::time)) / its));
    }
    return row.toString();
  }

  private static String columns(List<Checkout> others, String columns) {
    return String.join(
        "", others.stream().flatMap(it -> Stream.of(columns.formatted(it.name()))).toList());
  }
}
