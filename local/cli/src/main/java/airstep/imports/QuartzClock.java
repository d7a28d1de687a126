package airstep.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a Quartz cron fires, except when the clock changes, which is not modeled.
 *
 * @param fields the values of each field, in the order of {@link QuartzField}
 */
record QuartzClock(List<BitSet> fields, ZoneId zone) implements OldClock {

  private static final int SIX = QuartzField.values().length;

  /** Returns the clock; empty if the expression has what is not modeled, such as the last day. */
  static Optional<QuartzClock> of(String expression, ZoneId zone) {
    String[] texts = expression.strip().split("\\s+", -1);
    if (texts.length < SIX
        || texts.length > SIX + 1
        || (texts.length == SIX + 1 && !texts[SIX].equals("*"))) {
      return Optional.empty();
    }
    List<BitSet> fields = new ArrayList<>();
    for (QuartzField field : QuartzField.values()) {
      Optional<BitSet> values = field.values(texts[field.place()]);
      if (values.isEmpty()) {
        return Optional.empty();
      }
      fields.add(values.get());
    }
    return Optional.of(new QuartzClock(fields, zone));
  }

  @Override
  public Stream<Instant> between(Instant from, Instant to) {
    return from.atZone(zone)
        .toLocalDate()
        .datesUntil(to.atZone(zone).toLocalDate().plusDays(1))
        .filter(this::isDay)
        .flatMap(this::times)
        .filter(instant -> !instant.isBefore(from) && instant.isBefore(to));
  }

  private boolean isDay(LocalDate date) {
    return has(QuartzField.MONTH, date.getMonthValue())
        && has(QuartzField.MONTH_DAY, date.getDayOfMonth())
        && has(QuartzField.WEEK_DAY, date.getDayOfWeek().getValue() % 7 + 1);
  }

  private Stream<Instant> times(LocalDate date) {
    int second = fields.get(QuartzField.SECOND.place()).nextSetBit(0);
    return all(QuartzField.HOUR)
        .flatMap(
            hour ->
                all(QuartzField.MINUTE)
                    .map(minute -> date.atTime(hour, minute, second).atZone(zone).toInstant()));
  }

  private Stream<Integer> all(QuartzField field) {
    return fields.get(field.place()).stream().boxed();
  }

  private boolean has(QuartzField field, int value) {
    return fields.get(field.place()).get(value);
  }
}
