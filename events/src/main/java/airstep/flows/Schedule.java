package airstep.flows;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cron on the clock of a time zone. When that clock changes, a time that does not exist is
 * skipped, and one that comes twice counts once, the first time.
 */
public record Schedule(Cron cron, ZoneId zone) {

  static Schedule daily(LocalTime at, ZoneId zone) {
    return new Schedule(Cron.parse("%d %d * * *".formatted(at.getMinute(), at.getHour())), zone);
  }

  /** Whether its clock is UTC's, which never changes. */
  public boolean inUtc() {
    return zone.normalized().equals(ZoneOffset.UTC);
  }

  /** The instants at which it fires, in order, the first bound included and the second not. */
  public List<Instant> between(Instant from, Instant to) {
    return from(from).takeWhile(instant -> instant.isBefore(to)).toList();
  }

  /** The first instant after the given one at which it fires. */
  public Optional<Instant> next(Instant after) {
    return from(after.plusNanos(1)).findFirst();
  }

  private Stream<Instant> from(Instant from) {
    // Of the valid offsets of a time that comes twice, the earlier moment's is the first.
    return cron.from(from.atZone(zone).toLocalDateTime())
        .flatMap(
            time -> zone.getRules().getValidOffsets(time).stream().limit(1).map(time::toInstant))
        .filter(instant -> !instant.isBefore(from));
  }
}
