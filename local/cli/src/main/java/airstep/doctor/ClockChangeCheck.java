package airstep.doctor;

import airstep.flows.Flow;
import airstep.flows.Schedule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which times of flows do not exist, or occur twice, when the clock changes in the coming year. */
final class ClockChangeCheck implements DoctorCheck {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private static final int SHOWN = 4;

  @Override
  public Group group() {
    return Group.SCHEDULES;
  }

  @Override
  public String name() {
    return "clock-changes";
  }

  @Override
  public List<Finding> findings(Installation installation) {
    Instant now = installation.clock().instant();
    Set<String> days = new TreeSet<>();
    List<Finding> findings = new ArrayList<>();
    for (Flow flow : installation.switchedOn()) {
      for (Schedule schedule : flow.schedule().stream().toList()) {
        for (ClockChange change : ClockChange.ahead(schedule, now)) {
          days.add(words(change) + " in " + schedule.zone());
          if (!change.times().isEmpty()) {
            findings.add(hit(flow, schedule, change, installation));
          }
        }
      }
    }
    return Finding.orHealthy(
        findings,
        days.isEmpty()
            ? "no flow has a time zone whose clock changes"
            : "no time of a flow is hit by " + String.join(", ", days));
  }

  private static Finding hit(
      Flow flow, Schedule schedule, ClockChange change, Installation installation) {
    String effect =
        change.transition().isGap()
            ? "does not exist, so the flow does not start"
            : "occurs twice, and the flow starts only at the first";
    String what =
        "%s: %s, %s in %s %s"
            .formatted(
                flow.name(),
                DAY.format(change.transition().getDateTimeBefore()),
                times(change.times()),
                schedule.zone(),
                effect);
    var utc = change.transition().getInstant().atOffset(ZoneOffset.UTC).toLocalDate();
    return new Finding.Doubtful(what, installation.command("plan --from " + utc));
  }

  private static String words(ClockChange change) {
    return (change.transition().isGap() ? "the gap of " : "the double hour of ")
        + DAY.format(change.transition().getDateTimeBefore());
  }

  private static String times(List<LocalDateTime> times) {
    String first = times.stream().limit(SHOWN).map(TIME::format).collect(Collectors.joining(", "));
    return times.size() > SHOWN ? first + " and " + (times.size() - SHOWN) + " more" : first;
  }
}
