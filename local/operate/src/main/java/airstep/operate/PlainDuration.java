package airstep.operate;

import airstep.text.OneLine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as people write it in a command or on the page: {@code 30m}, {@code 12h}, {@code 7d}.
 */
public final class PlainDuration {

  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,4})([mhd])");
  private static final Pattern LONGER = Pattern.compile("[1-9][0-9]{5,}([mhd])");
  private static final Map<String, Duration> UNITS =
      Map.of("m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

  private static final int LONGEST_SHOWN = 40;

  private PlainDuration() {}

  /** Returns empty if the text is none. */
  public static Optional<Duration> of(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(UNITS.get(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1))))
        : Optional.empty();
  }

  /** Returns why a text is none, in one line with what to write. */
  public static String problem(String text) {
    String shown = OneLine.of(text, LONGEST_SHOWN);
    Matcher longer = LONGER.matcher(text);
    return longer.matches()
        ? "'%s' is too long; write at most 99999%s".formatted(shown, longer.group(1))
        : "'%s' is not a time such as 30m, 2h or 7d".formatted(shown);
  }
}
