package airstep.doctor;

import airstep.flows.DurationText;
import airstep.flows.Flow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which flows overlap by their usual duration: one that takes longer than its interval, or two that
 * share a connection. Only scheduled times count.
 */
final class OverlapCheck implements DoctorCheck {

  /** Long enough to see each day of a week, and the first days of a month. */
  private static final Duration AHEAD = Duration.ofDays(35);

  @Override
  public Group group() {
    return Group.SCHEDULES;
  }

  @Override
  public String name() {
    return "overlaps";
  }

  @Override
  public List<Finding> findings(Installation installation) {
    return installation.inEach("overlaps", view -> overlaps(view, installation));
  }

  private static List<Finding> overlaps(AirbyteView view, Installation installation) {
    UsualDurations usual = new UsualDurations(installation);
    Instant now = installation.clock().instant();
    List<TimedFlow> timed = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Flow flow : view.flows()) {
      if (flow.switchedOn() && flow.schedule().isPresent()) {
        timed.add(TimedFlow.of(flow, view, installation, usual, now, now.plus(AHEAD)));
      }
    }
    for (int i = 0; i < timed.size(); i++) {
      TimedFlow one = timed.get(i);
      one.longerThanInterval()
          .ifPresent(interval -> findings.add(alone(one, interval, installation)));
      for (TimedFlow other : timed.subList(i + 1, timed.size())) {
        one.overlap(other).ifPresent(overlap -> findings.add(shared(overlap, installation)));
      }
    }
    String unknown =
        timed.stream()
            .filter(one -> one.usual().isEmpty())
            .map(TimedFlow::name)
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      findings.add(
          new Finding.Doubtful(
              "could not check: no job and no run has succeeded yet of " + unknown,
              installation.command("plan")));
    }
    return Finding.orHealthy(
        findings,
        view.secret()
            + ": "
            + Amount.of(
                timed.size(),
                "no flow has a schedule",
                "the one scheduled flow does not overlap with itself",
                "none of %d scheduled flows overlaps with itself or another one"));
  }

  private static Finding alone(TimedFlow one, Duration interval, Installation installation) {
    return new Finding.Doubtful(
        "%s usually takes %s, and starts again after %s"
            .formatted(
                one.name(), DurationText.of(one.usual().orElseThrow()), DurationText.of(interval)),
        installation.command("runs ls --flow " + one.name()));
  }

  private static Finding shared(TimedFlow.Overlap overlap, Installation installation) {
    return new Finding.Doubtful(
        "%s and %s both sync %s: at %s, %s starts while %s usually runs"
            .formatted(
                overlap.first(),
                overlap.second(),
                overlap.connection(),
                overlap.at(),
                overlap.second(),
                overlap.first()),
        installation.command("plan --from " + overlap.at().atZone(ZoneOffset.UTC).toLocalDate()));
  }
}
