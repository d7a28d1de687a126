package airstep.flows;

import static airstep.flows.Refusal.quote;

import airstep.vocabulary.RetryOn;
import airstep.vocabulary.WhenRunning;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Validates single values of a flow file. */
final class Rules {
  static final Function<Yaml, String> BUS =
      matching(
          "[A-Za-z0-9/_.-]{1,256}",
          "an event bus name",
          "use the name, not the ARN: 1 to 256 letters, digits and /_.-");
  static final Function<Yaml, String> SECRET =
      matching(
          "[A-Za-z0-9/_+=.@-]{1,512}",
          "a secret name",
          "use the name, not the ARN: 1 to 512 letters, digits and /_+=.@-");
  static final Function<Yaml, LocalTime> CLOCK =
      matching("([01][0-9]|2[0-3]):[0-5][0-9]", "a time of day", "write it like \"07:30\"")
          .andThen(LocalTime::parse);

  /** What the ids of Airbyte look like. */
  static final String UUID_FORM =
      "(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  /** Returns the id in lower case. */
  static final Function<Yaml, String> UUID =
      matching(UUID_FORM, "a UUID", "copy the id from the URL in Airbyte")
          .andThen(text -> text.toLowerCase(Locale.ROOT));

  static final Function<Yaml, RetryOn> RETRY_ON =
      oneOf(RetryOn.values(), RetryOn::word, "%s is not a retry condition");
  static final Function<Yaml, WhenRunning> WHEN_RUNNING =
      oneOf(WhenRunning.values(), WhenRunning::word, "unknown value %s");

  private static final Function<Yaml, String> TAG =
      matching(
          "(?!(?i:aws:))[A-Za-z0-9_.:/=+@-]{1,128}",
          "a valid AWS tag",
          "use 1 to 128 letters, digits and _.:/=+@-, not starting with aws:");
  private static final Function<Yaml, JobKind> JOB =
      oneOf(JobKind.values(), JobKind::word, "%s is not a job type");
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

  static String tag(Yaml value) {
    String text = TAG.apply(value);
    if (OWN_TAGS.contains(text.toLowerCase(Locale.ROOT))) {
      throw new Refusal(
          quote(text) + " is a tag that Airstep sets on its own resources", "choose another word");
    }
    return text;
  }

  static JobKind job(Yaml value) {
    return switch (value.text()) {
      case "reset" -> JobKind.CLEAR;
      case "refresh" ->
          throw new Refusal(
              "Airbyte's public API does not support refresh (it answers 422)",
              "start the refresh in the Airbyte UI, or use sync or clear");
      default -> JOB.apply(value);
    };
  }

  static Function<Yaml, String> matching(String form, String noun, String remedy) {
    Pattern pattern = Pattern.compile(form);
    return value -> {
      String text = value.text();
      if (!pattern.matcher(text).matches()) {
        throw new Refusal("%s is not %s".formatted(quote(text), noun), remedy);
      }
      return text;
    };
  }

  private static <E> Function<Yaml, E> oneOf(E[] all, Function<E, String> word, String refusal) {
    List<String> words = Arrays.stream(all).map(word).toList();
    String others = String.join(", ", words.subList(0, words.size() - 1));
    return oneOf(all, word, refusal, "use " + others + " or " + words.getLast());
  }

  static <E> Function<Yaml, E> oneOf(
      E[] all, Function<E, String> word, String refusal, String remedy) {
    List<String> words = Arrays.stream(all).map(word).toList();
    return value -> {
      String text = value.text();
      int index = words.indexOf(text);
      if (index < 0) {
        throw Refusal.unknown(refusal.formatted(quote(text)), text, words, remedy);
      }
      return all[index];
    };
  }
}
