package airstep.flows;

import static airstep.flows.Refusal.quote;

import airstep.vocabulary.RetryOn;
import airstep.vocabulary.WhenRunning;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Validates single values of a flow file. */
final class Rules {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TAG = Pattern.compile("(?!(?i:aws:))[A-Za-z0-9_.:/=+@-]{1,128}");
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");
  private static final Pattern BUS = Pattern.compile("[A-Za-z0-9/_.-]{1,256}");
  private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  private static final Set<String> OWN_TAGS = Set.of("owner", "stage", "flow", "app");

  private Rules() {}

  static Function<Yaml, String> line(int most) {
    return value -> {
      String text = value.text().strip();
      if (text.isEmpty() || text.length() > most) {
        throw new Refusal(
            "has %d characters".formatted(text.length()), "use 1 to %d".formatted(most));
      }
      if (text.lines().count() > 1) {
        throw new Refusal("is more than one line", "write it in one");
      }
      return text;
    };
  }

  static Function<Yaml, Duration> duration(Duration least, Duration most) {
    return value -> {
      Duration duration = duration(value);
      if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
        throw new Refusal(
            DurationText.of(duration) + " is out of range",
            "use %s to %s".formatted(DurationText.of(least), DurationText.of(most)));
      }
      return duration;
    };
  }

  private static Duration duration(Yaml value) {
    return DurationText.parse(
        value instanceof Yaml.Scalar(var text, _, _, _) ? text : value.text());
  }

  static Duration freshness(Yaml value) {
    Duration freshness = duration(value);
    Duration most = Duration.ofDays(7);
    if (freshness.compareTo(most) > 0) {
      throw new Refusal(
          DurationText.of(freshness) + " is longer than a CloudWatch alarm can look back",
          "use at most %s".formatted(DurationText.of(most)));
    }
    if (freshness.isZero() || !freshness.equals(freshness.truncatedTo(ChronoUnit.HOURS))) {
      throw new Refusal(
          DurationText.of(freshness) + " is not a whole number of hours",
          "write it like 26h or 7d");
    }
    return freshness;
  }

  static String uuid(Yaml value) {
    String text = value.text().toLowerCase(Locale.ROOT);
    if (!UUID_FORM.matcher(text).matches()) {
      throw new Refusal(
          quote(value.text()) + " is not a UUID", "copy the id from the URL in Airbyte");
    }
    return text;
  }

  static LocalTime clock(Yaml value) {
    String text = value.text();
    if (!CLOCK.matcher(text).matches()) {
      throw new Refusal(quote(text) + " is not a time of day", "write it like \"07:30\"");
    }
    return LocalTime.parse(text);
  }

  static String tag(Yaml value) {
    String text = value.text();
    if (!TAG.matcher(text).matches()) {
      throw new Refusal(
          quote(text) + " is not a valid AWS tag",
          "use 1 to 128 letters, digits and _.:/=+@-, not starting with aws:");
    }
    if (OWN_TAGS.contains(text.toLowerCase(Locale.ROOT))) {
      throw new Refusal(
          quote(text) + " is a tag that Airstep sets on its own resources", "choose another word");
    }
    return text;
  }

  static String bus(Yaml value) {
    String text = value.text();
    if (!BUS.matcher(text).matches()) {
      throw new Refusal(
          quote(text) + " is not an event bus name",
          "use the name, not the ARN: 1 to 256 letters, digits and /_.-");
    }
    return text;
  }

  static String secret(Yaml value) {
    String text = value.text();
    if (!SECRET.matcher(text).matches()) {
      throw new Refusal(
          quote(text) + " is not a secret name",
          "use the name, not the ARN: 1 to 512 letters, digits and /_+=.@-");
    }
    return text;
  }

  static RetryOn retryOn(Yaml value) {
    return switch (value.text()) {
      case "trigger" -> RetryOn.TRIGGER;
      case "failed" -> RetryOn.FAILED;
      case String other ->
          throw Refusal.unknown(
              quote(other) + " is not a retry condition",
              other,
              List.of("trigger", "failed"),
              "use trigger or failed");
    };
  }

  static WhenRunning whenRunning(Yaml value) {
    return switch (value.text()) {
      case "adopt" -> WhenRunning.ADOPT;
      case "wait" -> WhenRunning.WAIT;
      case "fail" -> WhenRunning.FAIL;
      case String other ->
          throw Refusal.unknown(
              "unknown value " + quote(other),
              other,
              List.of("adopt", "wait", "fail"),
              "use adopt, wait or fail");
    };
  }

  static JobKind job(Yaml value) {
    return switch (value.text()) {
      case "sync" -> JobKind.SYNC;
      case "clear", "reset" -> JobKind.CLEAR;
      case "refresh" ->
          throw new Refusal(
              "Airbyte's public API does not support refresh (it answers 422)",
              "start the refresh in the Airbyte UI, or use sync or clear");
      case String other ->
          throw Refusal.unknown(
              quote(other) + " is not a job type",
              other,
              List.of("sync", "clear"),
              "use sync or clear");
    };
  }
}
