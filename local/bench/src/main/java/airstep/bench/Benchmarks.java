package airstep.bench;

import airstep.bench.coldstart.ColdStart;
import airstep.bench.coldstart.PackageSize;
import airstep.bench.cost.CostSection;
import airstep.bench.polling.PollingSection;
import java.nio.file.Path;
import java.util.List;

/** All sections, in the order of the page. */
public final class Benchmarks {

  private Benchmarks() {}

  /**
   * Returns the sections.
   *
   * @param home the checkout, with its flows and what is built from it
   */
  public static List<Benchmark> all(Path home) {
    return List.of(
        new PollingSection(), new CostSection(), new ColdStart(home), new PackageSize(home));
  }
}
