package airstep.bench.polling;

import airstep.poll.PollBounds;
import java.util.List;
import java.util.Locale;

/** Airstep's default and others at the mean lag that it has. */
record EqualLag(Durations durations, Seen airstep, Seen fixed, Seen backOff, Seen optimum) {

  static EqualLag of(Durations durations) {
    Seen airstep = Setting.airstep(1).watch(durations);
    double lag = airstep.mean();
    return new EqualLag(
        durations,
        airstep,
        Setting.every(2 * lag).watch(durations),
        Setting.atMeanLag(Setting::backOff, 1, 1e6, durations, lag),
        Setting.atMeanLag(Setting::optimum, lag / 1e3, lag * 1e3, durations, lag));
  }

  String line() {
    return "| %s | %s | %s | %s | %s (%s) | %s | %s | %s | %s | %s (%s) |"
        .formatted(
            durations.name(),
            duration(durations.median()),
            PollingSection.lag(airstep.median()),
            PollingSection.lag(airstep.mean()),
            PollingSection.number(airstep.polls()),
            PollingSection.number(airstep.unguarded()),
            PollingSection.number(fixed.polls()),
            PollingSection.number(backOff.polls()),
            PollingSection.number(optimum.polls()),
            ratio(toOptimum()),
            ratio(airstep.polls() / fixed.polls()),
            ratio(airstep.unguarded() / fixed.polls()));
  }

  private double toOptimum() {
    return airstep.polls() / optimum.polls();
  }

  /** Says where what Airstep aims for holds, and where not. */
  static List<String> summary(List<EqualLag> rows) {
    long optimal = rows.stream().filter(row -> row.toOptimum() <= 1.3).count();
    long fewer = rows.stream().filter(row -> row.airstep.polls() < row.fixed.polls()).count();
    long fewest = rows.stream().filter(row -> row.airstep.polls() < row.backOff.polls()).count();
    long prompt =
        rows.stream()
            .filter(row -> row.airstep.median() <= Math.max(5, 0.02 * row.durations.median()))
            .count();
    return List.of(
        ("Of these %d: the median lag is at most 2 %% of the duration or 5 s in %d, the polls are"
                + " fewer than those of a fixed interval in %d and than those of a back-off in %d,"
                + " and at most 1.3 times the optimum in %d.")
            .formatted(rows.size(), prompt, fewer, fewest, optimal),
        "Where a fixed interval needs fewer, the guard is the reason: it takes %d polls in 6 h and %d"
                .formatted(guards(21_600), guards(86_400))
            + " in 24 h, however well the end is foretold.");
  }

  private static int guards(double seconds) {
    return Watch.at(List.of(), PollBounds.USUAL, seconds, seconds).guards();
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String duration(double seconds) {
    return seconds < 3600 ? "%.0f min".formatted(seconds / 60) : "%.0f h".formatted(seconds / 3600);
  }
}
