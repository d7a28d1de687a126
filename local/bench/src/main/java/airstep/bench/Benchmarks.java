package airstep.bench;

import airstep.bench.coldstart.ColdStart;
import airstep.bench.coldstart.PackageSize;
import airstep.bench.cost.CostSection;
import airstep.bench.polling.PollingSection;
import airstep.bench.speed.Checkout;
import airstep.bench.speed.CommandStart;
import airstep.bench.speed.DaysASecond;
import java.nio.file.Path;
import java.util.List;

/** All sections, in the order of the page. */
public final class Benchmarks {

  private Benchmarks() {}

  /**
   * Returns the sections.
   *
   * @param home the checkout, with its flows and what is built from it
   * @param compared this checkout, and those with which the command is compared
   */
  public static List<Benchmark> all(Path home, List<Checkout> compared) {
    return List.of(
        new PollingSection(),
        new CostSection(),
        new ColdStart(home),
        new PackageSize(home),
        new DaysASecond(compared, 3),
        new CommandStart(compared, 15));
  }
}
