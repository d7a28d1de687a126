package airstep.bench.polling;

import java.util.List;

/**
 * How jobs were watched, on average.
 *
 * @param polls the looks of a job
 * @param guards those of them that only guard against an end earlier than any before
 * @param mean the mean lag, in seconds
 * @param median the lag that half of the ends exceed
 * @param late the lag that one end in twenty exceeds
 */
record Seen(double polls, double guards, double mean, double median, double late) {

  static Seen of(List<Watch> watches) {
    double[] lags = watches.stream().mapToDouble(Watch::lag).sorted().toArray();
    return new Seen(
        watches.stream().mapToInt(Watch::polls).average().orElseThrow(),
        watches.stream().mapToInt(Watch::guards).average().orElseThrow(),
        watches.stream().mapToDouble(Watch::lag).average().orElseThrow(),
        lags[lags.length / 2],
        lags[lags.length * 19 / 20]);
  }

  /** Returns the looks of a job without those that only guard. */
  double unguarded() {
    return polls - guards;
  }
}
