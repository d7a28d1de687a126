package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.embedded.airbyte.JobPlan;
import airstep.flows.Connections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Days without faults on which one connection is synced once. */
final class Days {

  private Days() {}

  /** The first one whose job ends like that, after this many seconds of running. */
  static Day of(EmbeddedJobStatus end, long least, long most, boolean retries) {
    return first(
        day ->
            retries == (day.scene().flows().getFirst().sync().retries().count() > 0)
                && ends(day, end, least, most));
  }

  /** The first one whose flow names its connection, or uses all active ones. */
  static Day of(boolean named) {
    return first(
        day ->
            named == day.scene().flows().getFirst().connections() instanceof Connections.Named
                && ends(day, EmbeddedJobStatus.SUCCEEDED, 120, 300));
  }

  private static Day first(Predicate<Day> wanted) {
    return LongStream.range(0, 5_000)
        .mapToObj(seed -> new Day(seed, List.of()))
        .filter(Comparison::isForAll)
        .filter(day -> Due.of(day).size() == 1 && day.scene().connections().size() == 1)
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  private static boolean ends(Day day, EmbeddedJobStatus end, long least, long most) {
    JobPlan plan = day.script().plan(day.scene().connections().getFirst(), 0);
    long seconds = plan.phases().stream().mapToLong(phase -> phase.lasts().toSeconds()).sum();
    return plan.end().status() == end
        && plan.phases().stream().noneMatch(it -> it.status() == EmbeddedJobStatus.INCOMPLETE)
        && seconds >= least
        && seconds <= most;
  }
}
