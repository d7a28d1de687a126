package airstep.bench.polling;

import airstep.bench.Benchmark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Polls a sync against the lag with which its end is noticed. */
public final class PollingSection implements Benchmark {

  private static final Path CHART = Path.of("polling.svg");

  /** The fixed intervals of other tools, in seconds. */
  static final Map<Integer, String> PEERS =
      Map.of(
          1,
          "Kestra",
          3,
          "Airflow",
          10,
          "Dagster",
          15,
          "Prefect",
          30,
          "AWS's sample",
          60,
          "Airflow, deferred");

  private static final List<Integer> INTERVALS = List.of(1, 3, 10, 15, 30, 60);

  private static final double[] MEDIANS = {60, 300, 1800, 21_600, 86_400};

  @Override
  public String name() {
    return "polling";
  }

  @Override
  public String heading() {
    return "Polls of a sync, and how late its end is noticed";
  }

  @Override
  public boolean measured() {
    return false;
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of(
            "Each row is counted over "
                + Setting.SYNCS
                + " syncs, after "
                + Setting.HISTORY
                + " past syncs of the same connection.",
            "A poll costs three transitions. The lag is the time from the end of a job to the poll"
                + " that sees it.",
            "",
            "**Each setting**, on steady durations with a spread of 10 %: polls, and in brackets"
                + " the mean and median lag and the lag of one in twenty.",
            "",
            "| | 1 min | 5 min | 30 min | 6 h | 24 h |",
            "| --- | ---: | ---: | ---: | ---: | ---: |"));
    settings().forEach((name, setting) -> lines.add(row(name, setting)));
    lines.addAll(
        List.of(
            "",
            "**At the mean lag of Airstep's default**: its polls, and how many a fixed interval, a"
                + " back-off from 15 s and the optimum need for the same mean lag. The optimum"
                + " knows the distribution itself, not only 20 syncs, and keeps to the same bounds:"
                + " pauses of at least 5 s, and at most 300 s or 10 % of the time that the job has"
                + " run. In brackets: without the polls before the first planned one, which only"
                + " guard against an end earlier than any before.",
            "",
            "| durations | | median lag | mean lag | Airstep | fixed | back-off | optimum |"
                + " Airstep / optimum | Airstep / fixed |",
            "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"));
    List<EqualLag> all =
        Arrays.stream(MEDIANS)
            .boxed()
            .flatMap(median -> shapes(median).stream())
            .parallel()
            .map(EqualLag::of)
            .toList();
    all.forEach(row -> lines.add(row.line()));
    lines.add("");
    lines.addAll(EqualLag.summary(all));
    lines.addAll(
        List.of(
            "",
            "![Polls against mean lag, for four kinds of durations](polling.svg)",
            "",
            "The distributions: *steady* is normal on a logarithmic scale; *growing* the same with"
                + " a spread of 3 %, around a median that grows; *bimodal* has two peaks of 5 %;"
                + " *heavy-tailed* mixes spreads of 10, 40 and 70 %, the wider ones around 1.5 and"
                + " 3 times the median."));
    return lines;
  }

  @Override
  public Map<Path, String> pictures() {
    return Map.of(CHART, FrontierChart.svg(shapes(1800).subList(2, 6)));
  }

  static List<Durations> shapes(double median) {
    return List.of(
        Durations.steady(median, 0.02),
        Durations.steady(median, 0.05),
        Durations.steady(median, 0.10),
        Durations.growing(median),
        Durations.bimodal(median),
        Durations.heavyTailed(median));
  }

  private static Map<String, Setting> settings() {
    Map<String, Setting> settings = new LinkedHashMap<>();
    for (int interval : INTERVALS) {
      settings.put(
          "every %d s (%s)".formatted(interval, PEERS.get(interval)), Setting.every(interval));
    }
    settings.put("back-off, 15 s to 5 min", Setting.backOff(300));
    settings.put("Airstep, half the lag", Setting.airstep(0.5));
    settings.put("**Airstep's default**", Setting.airstep(1));
    settings.put("Airstep, twice the lag", Setting.airstep(2));
    return settings;
  }

  private static String row(String name, Setting setting) {
    StringBuilder row = new StringBuilder("| ").append(name);
    for (double median : MEDIANS) {
      Seen seen = setting.watch(Durations.steady(median, 0.10));
      row.append(" | ")
          .append(number(seen.polls()))
          .append(" (")
          .append(lag(seen.mean()))
          .append(", ")
          .append(lag(seen.median()))
          .append(", ")
          .append(lag(seen.late()))
          .append(")");
    }
    return row.append(" |").toString();
  }

  /** Two digits, or all before the point. */
  static String number(double value) {
    return value < 9.95
        ? String.format(Locale.ROOT, "%.1f", value)
        : String.format(Locale.ROOT, "%,.0f", value);
  }

  static String lag(double seconds) {
    return seconds < 99.5 ? number(seconds) + " s" : number(seconds / 60) + " min";
  }
}
