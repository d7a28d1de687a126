package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * A crontab expression, minute to day of week, that fires at least once in a while.
 *
 * <p>As in crontab, a day matches if the day of the month or the day of the week does when both are
 * restricted, and if both do otherwise.
 */
public record Cron(
    String expression,
    CronField minute,
    CronField hour,
    CronField dayOfMonth,
    CronField month,
    CronField dayOfWeek) {

  /** Leap days are at most eight years apart, so whatever fires at all fires within this span. */
  private static final int YEARS = 50;

  /** As much as the description of a rule has room for; every cron can be written in less. */
  private static final int LONGEST = 400;

  static Cron parse(String expression) {
    String[] texts = expression.strip().split("\\s+", -1);
    String plain = String.join(" ", texts);
    if (plain.length() > LONGEST) {
      throw new Refusal(
          "%s has %d characters".formatted(quote(plain), plain.length()),
          "use at most %d, with ranges and steps instead of long lists".formatted(LONGEST));
    }
    if (texts.length != 5) {
      throw new Refusal(
          "%s has %d field%s, not five"
              .formatted(quote(expression), texts.length, texts.length == 1 ? "" : "s"),
          "write minute, hour, day of month, month and day of week, like 0 7 * * *");
    }
    Cron cron =
        new Cron(
            plain,
            CronField.minute(texts[0]),
            CronField.hour(texts[1]),
            CronField.dayOfMonth(texts[2]),
            CronField.month(texts[3]),
            CronField.dayOfWeek(texts[4]));
    cron.refuseAmbiguousDays();
    if (!cron.fires()) {
      throw new Refusal(
          quote(expression) + " never fires: no such day exists", "choose a day that exists");
    }
    return cron;
  }

  /**
   * The crons that together fire when it does, each with one restricted day field at most: most
   * schedulers cannot say that either day will do. One whose day never comes is left out.
   */
  public List<Cron> alternatives() {
    if (!(dayOfMonth.restricted() && dayOfWeek.restricted())) {
      return List.of(this);
    }
    return Stream.of(
            withDays(dayOfMonth, CronField.dayOfWeek("*")),
            withDays(CronField.dayOfMonth("*"), dayOfWeek))
        .filter(Cron::fires)
        .toList();
  }

  private Cron withDays(CronField monthDay, CronField weekDay) {
    String text =
        String.join(" ", minute.text(), hour.text(), monthDay.text(), month.text(), weekDay.text());
    return new Cron(text, minute, hour, monthDay, month, weekDay);
  }

  private boolean fires() {
    return from(LocalDate.EPOCH.atStartOfDay()).findFirst().isPresent();
  }

  /** The times it names from the given one on, in order, without thought of a time zone. */
  Stream<LocalDateTime> from(LocalDateTime start) {
    LocalDate first = start.toLocalDate();
    return first
        .datesUntil(first.plusYears(YEARS))
        .filter(this::matches)
        .flatMap(this::times)
        .filter(time -> !time.isBefore(start));
  }

  private Stream<LocalDateTime> times(LocalDate date) {
    return hour.values().stream()
        .flatMap(hours -> minute.values().stream().map(minutes -> date.atTime(hours, minutes)));
  }

  private boolean matches(LocalDate date) {
    boolean byMonthDay = dayOfMonth.values().contains(date.getDayOfMonth());
    boolean byWeekDay = dayOfWeek.values().contains(date.getDayOfWeek().getValue() % 7);
    boolean either = dayOfMonth.restricted() && dayOfWeek.restricted();
    boolean day = either ? byMonthDay || byWeekDay : byMonthDay && byWeekDay;
    return day && month.values().contains(date.getMonthValue());
  }

  /** Some crontabs count a field with a star in it as restricted, others do not. */
  private void refuseAmbiguousDays() {
    boolean bothRestricted = dayOfMonth.restricted() && dayOfWeek.restricted();
    if (bothRestricted && (dayOfMonth.text() + dayOfWeek.text()).contains("*")) {
      throw new Refusal(
          quote(expression) + " restricts both day fields, one with a star, which cron implementations read differently",
          "write the days without a star, like 1-31/2");
    }
  }
}
