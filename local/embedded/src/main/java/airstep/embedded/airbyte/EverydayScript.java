package airstep.embedded.airbyte;

import java.time.Duration;
import java.util.Random;
import java.util.UUID;

/**
 * Log-normal times and sizes, like real syncs: every connection has its own typical sync, and each
 * sync differs a little from it.
 */
record EverydayScript(long seed) implements Script {

  private static final double MEDIAN_SECONDS = 210;
  private static final double MEDIAN_ROWS = 40_000;
  private static final double MEDIAN_ROW_BYTES = 350;

  @Override
  public JobPlan plan(UUID connectionId, int nth) {
    long own =
        seed ^ connectionId.getMostSignificantBits() ^ connectionId.getLeastSignificantBits();
    var usual = new Random(own);
    var today = new Random(own * 31 + nth);
    long seconds = sample(MEDIAN_SECONDS, 0.5, usual, 0.2, today);
    long rows = sample(MEDIAN_ROWS, 1.2, usual, 0.3, today);
    long bytes = rows * sample(MEDIAN_ROW_BYTES, 0.4, usual, 0.05, today);
    long pending = 2 + today.nextLong(6);
    return JobPlan.succeeds(Duration.ofSeconds(seconds), rows, bytes)
        .afterPending(Duration.ofSeconds(pending));
  }

  private static long sample(
      double median, double spread, Random usual, double dailySpread, Random today) {
    double exponent = spread * usual.nextGaussian() + dailySpread * today.nextGaussian();
    return Math.max(1, Math.round(median * Math.exp(exponent)));
  }
}
