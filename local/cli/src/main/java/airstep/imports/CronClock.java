package airstep.imports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When cron itself starts a line of a crontab: Debian's cron and cronie, which look at each minute.
 * It knows nothing of the schedules of flows, so that it checks their translation.
 *
 * <p>If the clock is moved by less than three hours, lines without a star in minute and hour start
 * once: those in the skipped hour right after it, those in the repeated hour only the first time.
 * All other lines follow the clock.
 */
public final class CronClock implements OldClock {

  private static final Duration LARGEST_CHANGE = Duration.ofHours(3);

  private final CronBits minute;
  private final CronBits hour;
  private final CronBits monthDay;
  private final CronBits month;
  private final CronBits weekDay;
  private final ZoneId zone;

  private CronClock(List<CronBits> fields, ZoneId zone) {
    this.minute = fields.get(0);
    this.hour = fields.get(1);
    this.monthDay = fields.get(2);
    this.month = fields.get(3);
    this.weekDay = fields.get(4);
    this.zone = zone;
  }

  /**
   * Returns the clock of five fields; empty if cron would refuse them or reads them differently.
   */
  public static Optional<CronClock> of(String expression, ZoneId zone) {
    Iterator<String> texts = List.of(expression.strip().split("\\s+", -1)).iterator();
    List<CronBits> fields = new ArrayList<>();
    for (CronBits.Kind kind : CronBits.Kind.values()) {
      Optional<CronBits> field =
          texts.hasNext() ? CronBits.of(kind, texts.next()) : Optional.empty();
      if (field.isEmpty()) {
        return Optional.empty();
      }
      fields.add(field.get());
    }
    return texts.hasNext() ? Optional.empty() : Optional.of(new CronClock(fields, zone));
  }

  @Override
  public Stream<Instant> between(Instant from, Instant to) {
    LocalDate first = from.atZone(zone).toLocalDate();
    LocalDate last = to.atZone(zone).toLocalDate();
    return first
        .datesUntil(last.plusDays(1))
        // The first moment of a day may follow skipped minutes of the day before.
        .filter(date -> isDay(date) || isDay(date.minusDays(1)))
        .flatMap(this::starts)
        .filter(instant -> !instant.isBefore(from) && instant.isBefore(to));
  }

  /** The starts on a day: those of its fields, or minute by minute if the clock changes. */
  private Stream<Instant> starts(LocalDate date) {
    ZonedDateTime begin = date.atStartOfDay(zone);
    ZonedDateTime end = date.plusDays(1).atStartOfDay(zone);
    if (begin.plusHours(24).equals(end) && begin.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return isDay(date) ? times(date) : Stream.empty();
    }
    Instant first = begin.toInstant().truncatedTo(ChronoUnit.MINUTES);
    return Stream.iterate(first, end.toInstant()::isAfter, it -> it.plus(1, ChronoUnit.MINUTES))
        .filter(this::starts);
  }

  private Stream<Instant> times(LocalDate date) {
    return hour.values().stream()
        .boxed()
        .flatMap(
            hours ->
                minute.values().stream()
                    .mapToObj(minutes -> date.atTime(hours, minutes).atZone(zone).toInstant()));
  }

  private boolean starts(Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    return matches(local.toLocalDateTime())
        ? followsClock() || !isRepeated(local)
        : !followsClock() && wasSkippedUntil(instant);
  }

  private boolean followsClock() {
    return minute.star() || hour.star();
  }

  private static boolean isRepeated(ZonedDateTime local) {
    ZoneOffset earlier = local.withEarlierOffsetAtOverlap().getOffset();
    return isSmall(earlier.getTotalSeconds() - local.getOffset().getTotalSeconds())
        && !earlier.equals(local.getOffset());
  }

  /** Whether the clock jumped to this minute over one that matches. */
  private boolean wasSkippedUntil(Instant instant) {
    LocalDateTime now = instant.atZone(zone).toLocalDateTime();
    LocalDateTime next = instant.minus(1, ChronoUnit.MINUTES).atZone(zone).toLocalDateTime();
    return isSmall((int) ChronoUnit.SECONDS.between(next, now))
        && Stream.iterate(next.plusMinutes(1), now::isAfter, it -> it.plusMinutes(1))
            .anyMatch(this::matches);
  }

  private static boolean isSmall(int seconds) {
    return Math.abs(seconds) < LARGEST_CHANGE.toSeconds();
  }

  private boolean matches(LocalDateTime time) {
    return minute.has(time.getMinute()) && hour.has(time.getHour()) && isDay(time.toLocalDate());
  }

  /** Either day field, if neither begins with a star; else both. */
  private boolean isDay(LocalDate date) {
    boolean inMonth = monthDay.has(date.getDayOfMonth());
    boolean inWeek = weekDay.has(date.getDayOfWeek().getValue() % 7);
    boolean both = monthDay.star() || weekDay.star();
    return (both ? inMonth && inWeek : inMonth || inWeek) && month.has(date.getMonthValue());
  }
}
