package airstep.operate;

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
  private static final Map<String, Duration> UNITS =
      Map.of("m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

  private PlainDuration() {}

  /** Returns empty if the text is none. */
  public static Optional<Duration> of(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(UNITS.get(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1))))
        : Optional.empty();
  }
}
