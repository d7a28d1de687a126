package airstep.bench.speed;

import airstep.bench.Benchmark;
import airstep.bench.speed.Checkout.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many days the simulator plays in a second, from the call of the command to its end, with
 * every promise checked.
 *
 * @param checkouts the one whose command runs this benchmark, and others to compare it with
 * @param rounds how often each is called
 */
public record DaysASecond(List<Checkout> checkouts, int rounds) implements Benchmark {

  private static final List<Integer> DAYS = List.of(200, 1000);

  @Override
  public String name() {
    return "simulator";
  }

  @Override
  public String heading() {
    return "Days that the simulator plays";
  }

  @Override
  public boolean measured() {
    return true;
  }

  @Override
  public List<String> lines() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "`./airstep simulate --seed 1`, from its call to its end: medians of "
            + rounds
            + " calls"
            + (checkouts.size() > 1 ? ", which run in turn." : ".")
            + " The more days, the less the start of the JVM counts.");
    lines.add("");
    lines.add("| commit | days | seconds | days a second | processor, ms a day | times |");
    lines.add("| --- | --: | --: | --: | --: | --: |");
    for (int days : DAYS) {
      List<String> call = List.of("simulate", "--runs", Integer.toString(days), "--seed", "1");
      InTurn calls = InTurn.measure(checkouts, call, rounds);
      double last = Seconds.of(calls.median(checkouts.getLast(), Call::time));
      for (Checkout checkout : checkouts) {
        double seconds = Seconds.of(calls.median(checkout, Call::time));
        lines.add(
            String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f | %.0f | %.1f | %.1f |",
                checkout.name(),
                days,
                seconds,
                days / seconds,
                Seconds.of(calls.median(checkout, Call::processor)) * 1000 / days,
                last / seconds));
      }
    }
    return lines;
  }
}
