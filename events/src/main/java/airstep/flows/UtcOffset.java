package airstep.flows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.stream.Stream;

/** A time zone's offset from UTC in seconds, valid from this second of the epoch on. */
public record UtcOffset(long from, int offset) {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate END = LocalDate.of(2047, 1, 1);

  /**
   * Returns the zone's offsets from 2026 to 2046 in order, because JSONata in a definition has no
   * time zones.
   */
  public static List<UtcOffset> of(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    Instant end = END.atStartOfDay(zone).toInstant();
    return Stream.iterate(FIRST.atStartOfDay(zone).toInstant(), at -> next(rules, at, end))
        .takeWhile(at -> at.isBefore(end))
        .map(at -> new UtcOffset(at.getEpochSecond(), rules.getOffset(at).getTotalSeconds()))
        .toList();
  }

  private static Instant next(ZoneRules rules, Instant at, Instant otherwise) {
    ZoneOffsetTransition next = rules.nextTransition(at);
    return next == null ? otherwise : next.getInstant();
  }
}
