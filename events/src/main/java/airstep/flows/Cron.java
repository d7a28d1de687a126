package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * A crontab expression of five fields that fires at some time.
 *
 * <p>As in crontab, if both day fields are restricted, a day matches when either field matches;
 * otherwise both must match.
 */
public record Cron(
    String expression,
    CronField minute,
    CronField hour,
    CronField dayOfMonth,
    CronField month,
    CronField dayOfWeek) {

  /** Leap days are at most eight years apart, so every valid cron fires within this span. */
  private static final int YEARS = 50;

  /** The limit of a rule's description. Every cron can be written in fewer characters. */
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
            CronField.Kind.MINUTE.read(texts[0]),
            CronField.Kind.HOUR.read(texts[1]),
            CronField.Kind.DAY_OF_MONTH.read(texts[2]),
            CronField.Kind.MONTH.read(texts[3]),
            CronField.Kind.DAY_OF_WEEK.read(texts[4]));
    cron.refuseAmbiguousDays();
    if (!cron.fires()) {
      throw new Refusal(
          quote(expression) + " never fires: no such day exists", "choose a day that exists");
    }
    return cron;
  }

  /**
   * Returns crons that together fire at the same times, each with at most one restricted day field,
   * because most schedulers cannot match either day field. Omits a cron whose day never occurs.
   */
  public List<Cron> alternatives() {
    return restrictsBothDays()
        ? Stream.of(
                withDays(dayOfMonth, CronField.Kind.DAY_OF_WEEK.read("*")),
                withDays(CronField.Kind.DAY_OF_MONTH.read("*"), dayOfWeek))
            .filter(Cron::fires)
            .toList()
        : List.of(this);
  }

  private boolean restrictsBothDays() {
    return dayOfMonth.restricted() && dayOfWeek.restricted();
  }

  private Cron withDays(CronField monthDay, CronField weekDay) {
    String text =
        String.join(" ", minute.text(), hour.text(), monthDay.text(), month.text(), weekDay.text());
    return new Cron(text, minute, hour, monthDay, month, weekDay);
  }

  private boolean fires() {
    return from(LocalDate.EPOCH.atStartOfDay()).findFirst().isPresent();
  }

  /**
   * Returns the local times at which it fires from the given time on, in order, ignoring time
   * zones.
   */
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
    return month.values().contains(date.getMonthValue())
        && (restrictsBothDays() ? byMonthDay || byWeekDay : byMonthDay && byWeekDay);
  }

  /** Some cron implementations treat a field that contains a star as restricted, others do not. */
  private void refuseAmbiguousDays() {
    if (restrictsBothDays() && (dayOfMonth.text() + dayOfWeek.text()).contains("*")) {
      throw new Refusal(
          quote(expression)
              + " restricts both day fields, one with a star, which cron implementations read"
              + " differently",
          "write the days without a star, like 1-31/2");
    }
  }
}
