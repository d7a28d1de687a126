package airstep.simulate;

import airstep.embedded.stack.Recording;
import airstep.flows.Flow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Names that a person may give an execution so that its run could be mistaken for another one. */
record LikeRuns(List<Day.Start> starts, List<Flow> flows, Recording recording) {

  private static final DateTimeFormatter MINUTE = format("yyyyMMdd'T'HHmm'Z'");

  /** How a run's name shows the window of a flow that follows others: a day, or a time. */
  private static final List<DateTimeFormatter> WINDOWS =
      List.of(format("yyyyMMdd"), format("yyyyMMdd'T'HHmm"));

  /** Too long for a run's name, so the beginning of its SHA-256 takes its place. */
  private static final String LONG = "the-run-of-the-morning-that-was-lost-yesterday";

  private static final String HASH = "f30134d1e047c1958b991704e0c3e3e0";

  /** The choices: each is one name, or several executions at once. */
  List<List<String>> of(Flow flow) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> runs = new LinkedHashSet<>();
    for (Day.Start start : starts) {
      names.addAll(keys(flow, start.scheduledTime()));
      for (Flow it : flows) {
        for (String key : keys(it, start.scheduledTime())) {
          runs.add(it.name() + "-" + key);
          runs.add(it.name() + (it.after().isPresent() ? "_in_" : "_at_") + key);
        }
      }
    }
    recording.executions().stream()
        .filter(run -> run.stateMachineArn().endsWith(":run"))
        .forEach(run -> runs.add(run.name()));
    for (String run : runs) {
      if (run.startsWith(flow.name())) {
        names.add(run);
        names.add(run.substring(flow.name().length()));
        names.add(run.substring(Math.min(run.length(), flow.name().length() + 1)));
      }
    }
    names.remove("");
    Stream<List<String>> several =
        Stream.of(List.of(LONG, HASH), List.of(HASH, LONG), List.of(LONG, "_" + HASH, "R" + HASH));
    return Stream.concat(names.stream().map(List::of), several).toList();
  }

  private static List<String> keys(Flow flow, Instant time) {
    return flow.after().isPresent()
        ? WINDOWS.stream().map(window -> window.format(time)).toList()
        : List.of(MINUTE.format(time));
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
