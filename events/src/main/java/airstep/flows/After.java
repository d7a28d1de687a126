package airstep.flows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The flows that must have succeeded before a flow starts.
 *
 * @param flows their names
 * @param zone the time zone of the windows
 * @param within the length of a window, in which each flow must succeed once
 * @param deadline how long to wait for the last success, counted from the first one
 */
public record After(List<String> flows, ZoneId zone, Duration within, Duration deadline)
    implements Trigger {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate END = LocalDate.of(2047, 1, 1);
  private static final Duration DAY = Duration.ofDays(1);

  public After {
    flows = List.copyOf(flows);
  }

  @Override
  public Optional<String> text() {
    boolean one = flows.size() == 1;
    String all =
        one
            ? flows.getFirst() + " has"
            : String.join(", ", flows.subList(0, flows.size() - 1))
                + " and "
                + flows.getLast()
                + " have";
    String window = within.equals(DAY) ? "day" : "window of " + DurationText.of(within);
    String wait = one ? "" : ", waiting " + DurationText.of(deadline) + " for the last";
    return Optional.of(
        "after %s succeeded, once each %s in %s%s".formatted(all, window, zone, wait));
  }

  /** A zone's offset from UTC in seconds, valid from this second of the epoch on. */
  public record Offset(long from, int offset) {}

  /**
   * Returns the zone's offsets from 2026 to 2046 in order, because JSONata in a definition has no
   * time zones.
   */
  public List<Offset> offsets() {
    ZoneRules rules = zone.getRules();
    Instant end = END.atStartOfDay(zone).toInstant();
    return Stream.iterate(FIRST.atStartOfDay(zone).toInstant(), at -> next(rules, at, end))
        .takeWhile(at -> at.isBefore(end))
        .map(at -> new Offset(at.getEpochSecond(), rules.getOffset(at).getTotalSeconds()))
        .toList();
  }

  private static Instant next(ZoneRules rules, Instant at, Instant otherwise) {
    ZoneOffsetTransition next = rules.nextTransition(at);
    return next == null ? otherwise : next.getInstant();
  }
}
