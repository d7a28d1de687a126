package airstep.flows;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cron in a time zone. When the clock changes, a time that does not exist is skipped, and a time
 * that occurs twice fires once, at its first occurrence.
 */
public record Schedule(Cron cron, ZoneId zone) implements Trigger {

  static Schedule daily(LocalTime at, ZoneId zone) {
    return new Schedule(Cron.parse("%d %d * * *".formatted(at.getMinute(), at.getHour())), zone);
  }

  /** Returns whether its time zone is UTC, whose clock never changes. */
  public boolean inUtc() {
    return zone.normalized().equals(ZoneOffset.UTC);
  }

  /** Returns when it fires, in order. The first bound is inclusive, the second exclusive. */
  public List<Instant> between(Instant from, Instant to) {
    return starts(from).takeWhile(instant -> instant.isBefore(to)).toList();
  }

  /** Returns when it fires from an instant on, in order. */
  public Stream<Instant> starts(Instant from) {
    // For a time that occurs twice, the first valid offset is that of the earlier instant.
    return cron.from(from.atZone(zone).toLocalDateTime())
        .flatMap(
            time -> zone.getRules().getValidOffsets(time).stream().limit(1).map(time::toInstant))
        .filter(instant -> !instant.isBefore(from));
  }
}
