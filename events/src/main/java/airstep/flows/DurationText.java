package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as flow files write them: {@code 30s}, {@code 5m}, {@code 1h30m}, {@code 7d}. */
public final class DurationText {
  private static final Pattern FORM =
      Pattern.compile("(?=\\d)(\\d{1,6}d)?((?:\\d{1,6}h)?(?:\\d{1,6}m)?(?:\\d{1,6}s)?)");

  private DurationText() {}

  static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new Refusal(
          quote(text) + " is not a duration", "write it like 30s, 5m, 2h, 1h30m or 7d");
    }
    String days = Objects.requireNonNullElse(matcher.group(1), "0d");
    String time = matcher.group(2);
    // ISO 8601, like P1DT2H30M, which allows no T without a time.
    return Duration.parse("P" + days + "T" + (time.isEmpty() ? "0s" : time));
  }

  /** Returns the shortest text for the duration, in whole seconds. */
  public static String of(Duration duration) {
    List<String> parts =
        List.of(
            duration.toDaysPart() + "d",
            duration.toHoursPart() + "h",
            duration.toMinutesPart() + "m",
            duration.toSecondsPart() + "s");
    String text = String.join("", parts.stream().filter(part -> !part.startsWith("0")).toList());
    return text.isEmpty() ? "0s" : text;
  }
}
