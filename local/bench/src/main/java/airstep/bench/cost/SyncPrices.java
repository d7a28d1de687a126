package airstep.bench.cost;

import airstep.embedded.stack.Cost;

/**
 * Dollars in us-east-1 as of November 2026, without the free tier.
 *
 * <p>The first call of a function in a run is a cold start. A call is billed for the time in which
 * it mostly waits for Airbyte.
 */
final class SyncPrices {

  private static final double CALL = 0.2 / 1_000_000;
  private static final double GB_SECOND = 0.0000133334;
  private static final double SECRET_READ = 0.05 / 10_000;
  private static final double EVENT = 1.0 / 1_000_000;
  private static final double LOG_BYTE = 0.5 / 1e9;

  private static final double GB = 0.25;
  static final double CALL_SECONDS = 0.2;
  static final double COLD_SECONDS = 1;
  static final double POST_SECONDS = 5;

  /** A line of the log of level ALL, without the data of the execution. */
  private static final int BYTES_OF_A_HISTORY_EVENT = 350;

  /** What Lambda itself logs of a call. */
  private static final int BYTES_OF_A_CALL = 300;

  private SyncPrices() {}

  /** Returns what that costs, with one trigger. */
  static double dollars(Usage usage) {
    double seconds =
        usage.calls() * CALL_SECONDS
            + usage.coldStarts() * COLD_SECONDS
            + usage.triggers() * POST_SECONDS;
    double logged =
        usage.historyEvents() * BYTES_OF_A_HISTORY_EVENT
            + usage.calls() * BYTES_OF_A_CALL
            + usage.logBytes();
    return Cost.dollars(usage.transitions())
        + usage.calls() * CALL
        + seconds * GB * GB_SECOND
        + usage.secretReads() * SECRET_READ
        + usage.events() * EVENT
        + logged * LOG_BYTE;
  }
}
