package airstep.bench.cost;

import airstep.bench.Benchmark;
import airstep.embedded.stack.Cost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a sync costs, counted by running it. */
public final class CostSection implements Benchmark {

  private static final int HISTORY = 20;
  private static final int COUNTED = 12;
  private static final double SPREAD = 0.10;
  private static final double HALF_HOUR = 1800;
  private static final int DAYS = 30;

  private static final Map<String, Double> DURATIONS = new LinkedHashMap<>();

  static {
    DURATIONS.put("5 min", 300.0);
    DURATIONS.put("30 min", HALF_HOUR);
    DURATIONS.put("6 h", 21_600.0);
    DURATIONS.put("24 h", 86_400.0);
  }

  @Override
  public String name() {
    return "cost";
  }

  @Override
  public String heading() {
    return "Cost of a sync";
  }

  @Override
  public boolean measured() {
    return false;
  }

  @Override
  public List<String> lines() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "Counted by running the three definitions with their steps in virtual time: one"
                    + " scheduled run of one connection. *With history*: the mean of "
                    + COUNTED
                    + " runs after "
                    + HISTORY
                    + " others, with durations that spread by 10 %. *Without guard*: the same,"
                    + " without the polls that only guard against an end earlier than any before.",
                "The sample of AWS polls every 30 seconds; it neither looks for a lost answer nor"
                    + " alerts.",
                "",
                "| sync | | polls | transitions | history events | longest history | Lambda calls"
                    + " | dollars |",
                "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"));
    Map<String, Usage> steady = new LinkedHashMap<>();
    DURATIONS.forEach(
        (name, seconds) -> {
          Usage history = withHistory(1, seconds);
          steady.put(name, history);
          lines.add(row(name, "with history", history));
          lines.add(row("", "without guard", history.withoutGuards()));
          lines.add(row("", "without history", first(seconds)));
          lines.add(row("", "AWS's sample, every 30 s", Usage.ofSample(seconds)));
        });
    lines.addAll(
        List.of(
            "",
            "The sample's execution fails after 23.1 h, when its history is full at 25,000 events.",
            "",
            "**A month of 30 days**, of syncs of half an hour with history:",
            "",
            "| schedule | runs | syncs | transitions | dollars |",
            "| --- | ---: | ---: | ---: | ---: |"));
    Usage one = steady.get("30 min");
    Usage three = withHistory(3, HALF_HOUR);
    lines.add(month("crontab: hourly from 6 to 18, of ten connections", 13, 10, one, three));
    lines.add(month("Prefect guide: two daily flows of one connection", 2, 1, one, three));
    lines.add(month("10,000 connections a day, in ten runs", 10, 1000, one, three));
    lines.addAll(
        List.of(
            "",
            "Dollars are those of us-east-1 without the free tier: $"
                + Cost.DOLLARS_FOR_1000_TRANSITIONS
                + " for 1,000 transitions; Lambda on arm64 with 256 MB, 0.2 s a call, 1 s more for"
                + " the first call of each function in a run, and 5 s for the request that starts a"
                + " job; a read of the secret by each function that needs it; the events that are"
                + " published; and the logs of level ALL without data, 350 bytes a history"
                + " event."));
    return lines;
  }

  private static Usage first(double seconds) {
    try (CountedFlow flow = new CountedFlow(1, seconds, 0)) {
      return flow.run();
    }
  }

  static Usage withHistory(int connections, double seconds) {
    try (CountedFlow flow = new CountedFlow(connections, seconds, SPREAD)) {
      List<Usage> counted = new ArrayList<>();
      for (int i = 0; i < HISTORY + COUNTED; i++) {
        Usage usage = flow.run();
        if (i >= HISTORY) {
          counted.add(usage);
        }
      }
      return Usage.average(counted);
    }
  }

  private static String row(String sync, String setting, Usage usage) {
    return "| %s | %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            sync,
            setting,
            number(usage.polls(), 1),
            number(usage.transitions(), 1),
            number(usage.historyEvents(), 0),
            number(usage.longestHistory(), 0),
            number(usage.calls(), 1),
            String.format(Locale.ROOT, "$%.5f", SyncPrices.dollars(usage)));
  }

  private static String month(String what, int runs, int connections, Usage one, Usage three) {
    Usage run = one.plus((connections - 1) / 2.0, one, three);
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            what,
            number(runs * DAYS, 0),
            number(runs * DAYS * (double) connections, 0),
            number(run.transitions() * runs * DAYS, 0),
            String.format(Locale.ROOT, "$%,.2f", SyncPrices.dollars(run) * runs * DAYS));
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }
}
