package airstep.flows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The meaning of an offset or an abbreviation written as a time zone, and what to write instead.
 */
record ZoneMeaning(String what, String remedy) {
  private static final Pattern OFFSET =
      Pattern.compile(
          "(?i)(?<etc>Etc/)?(?:UTC|GMT|UT|Z)?_?(?<sign>[+\u2212-])_?"
              + "(?<hours>\\d{1,2})(?::?(?<minutes>\\d{2}))?(?::00)?");

  /** The date from which a zone is checked for clock changes. */
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final int MOST = 3;
  private static final String PLACE = "the IANA name (Area/City) of a place with that time";

  private static final List<Abbreviation> ABBREVIATIONS = read("zone-abbreviations.txt");

  /**
   * One meaning of an abbreviation, a row of the table. Abbreviations are ambiguous, and none of
   * these is an IANA name.
   *
   * @param offset empty if it changes with daylight saving time
   * @param place an IANA zone that has this offset for at least part of the year
   */
  private record Abbreviation(String text, String name, Optional<ZoneOffset> offset, String place) {
    static Abbreviation parse(String line) {
      String[] cells = line.split(" *\\| *", -1);
      Optional<ZoneOffset> offset =
          Optional.of(cells[2]).filter(text -> !text.isEmpty()).map(ZoneOffset::of);
      return new Abbreviation(cells[0], cells[1], offset, cells[3]);
    }
  }

  private static List<Abbreviation> read(String table) {
    try (InputStream rows = ZoneMeaning.class.getResourceAsStream(table)) {
      String text = new String(rows.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(Abbreviation::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(table + " cannot be read", e);
    }
  }

  static Optional<ZoneMeaning> of(String word) {
    Matcher offset = OFFSET.matcher(word);
    if (offset.matches()) {
      return Optional.of(offset(offset));
    }
    List<Abbreviation> meanings =
        ABBREVIATIONS.stream().filter(each -> each.text.equalsIgnoreCase(word)).toList();
    return meanings.isEmpty() ? Optional.empty() : Optional.of(abbreviation(meanings));
  }

  private static ZoneMeaning offset(Matcher matcher) {
    int hours = Integer.parseInt(matcher.group("hours"));
    int minutes = Integer.parseInt(Objects.requireNonNullElse(matcher.group("minutes"), "0"));
    boolean ahead = matcher.group("sign").equals("+");
    if (minutes > 59 || hours * 60 + minutes > (ahead ? 14 : 12) * 60) {
      return new ZoneMeaning("an offset that no clock has", "write " + PLACE);
    }
    int sign = ahead ? 1 : -1;
    ZoneOffset offset = ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    if (offset.equals(ZoneOffset.UTC)) {
      return new ZoneMeaning("an offset of zero from UTC", "write UTC");
    }
    if (matcher.group("etc") != null) {
      return etc(hours, minutes);
    }
    List<String> fixed = fixed(offset);
    return new ZoneMeaning(
        "an offset (%s), not a time zone".formatted(fromUtc(offset)),
        fixed.isEmpty()
            ? "write " + PLACE
            : "write %s for that offset all year%s, or %s"
                .formatted(
                    String.join(" or ", fixed),
                    fixed.getFirst().startsWith("Etc/") ? " (its sign is inverted)" : "",
                    PLACE));
  }

  /** Signs in IANA's Etc/ names are inverted, so the writer may mean either direction. */
  private static ZoneMeaning etc(int hours, int minutes) {
    String ways =
        Stream.of(1, -1)
            .filter(sign -> sign > 0 || hours * 60 + minutes <= 12 * 60)
            .map(sign -> ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes))
            .filter(offset -> !fixed(offset).isEmpty())
            .map(offset -> fixed(offset).getFirst() + " for " + fromUtc(offset))
            .collect(Collectors.joining(", or "));
    return new ZoneMeaning(
        "not a time zone, and the sign in IANA's Etc/ names is inverted",
        "write " + (ways.isEmpty() ? PLACE : ways));
  }

  private static ZoneMeaning abbreviation(List<Abbreviation> meanings) {
    boolean only = meanings.size() == 1;
    return new ZoneMeaning(
        meanings.stream()
            .map(each -> each.name() + each.offset().map(by -> ", " + fromUtc(by)).orElse(""))
            .collect(Collectors.joining(", or ")),
        meanings.stream()
            .map(each -> (only ? "write " : "for %s write ".formatted(each.name())) + instead(each))
            .collect(Collectors.joining(", ")));
  }

  private static String instead(Abbreviation meaning) {
    ZoneRules rules = ZoneId.of(meaning.place()).getRules();
    if (rules.nextTransition(NOW) == null) {
      return meaning.place();
    }
    String fixed =
        meaning
            .offset()
            .flatMap(offset -> fixed(offset).stream().findFirst())
            .map(name -> ", or %s for that offset all year".formatted(name))
            .orElse("");
    return "%s for the time zone with daylight saving time%s".formatted(meaning.place(), fixed);
  }

  /** Returns zones that always have this offset from UTC; may be empty. */
  private static List<String> fixed(ZoneOffset offset) {
    String etc = "Etc/GMT%+d".formatted(-offset.getTotalSeconds() / 3600);
    if (offset.getTotalSeconds() % 3600 == 0 && Zones.NAMES.contains(etc)) {
      return List.of(etc);
    }
    return Zones.NAMES.stream()
        .filter(name -> name.contains("/") && isFixed(ZoneId.of(name).getRules(), offset))
        .limit(MOST)
        .toList();
  }

  private static boolean isFixed(ZoneRules rules, ZoneOffset offset) {
    return rules.getOffset(NOW).equals(offset) && rules.nextTransition(NOW) == null;
  }

  private static String fromUtc(ZoneOffset offset) {
    int minutes = Math.abs(offset.getTotalSeconds()) / 60;
    String hours =
        minutes % 60 == 0 ? "" + minutes / 60 : "%d:%02d".formatted(minutes / 60, minutes % 60);
    return "%s hour%s %s UTC"
        .formatted(
            hours,
            hours.equals("1") ? "" : "s",
            offset.getTotalSeconds() < 0 ? "behind" : "ahead of");
  }
}
