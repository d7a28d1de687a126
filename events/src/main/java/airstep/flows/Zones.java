package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the name of a time zone, and explains anything else. Advice must never name a zone with
 * another offset, which would move a schedule by hours.
 */
final class Zones {
  /**
   * IANA names, which EventBridge Scheduler supports as well. Java adds a few of its own, which are
   * excluded.
   */
  static final List<String> NAMES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(zone -> !zone.startsWith("SystemV/"))
          .sorted()
          .toList();

  private static final Pattern SHORT_WORD = Pattern.compile("[A-Za-z]{1,5}");

  /** Parts of countries, like Brazil/East, which are ambiguous without the country. */
  private static final Pattern DIRECTIONS =
      Pattern.compile("(?:Brazil|Canada|Chile|Etc|Mexico|US)/.*|Australia/(?:North|South|West)");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final String LIKE = "write an IANA name like UTC or Europe/Berlin";

  /** Names no example zone, so that it fits a word that may mean several zones. */
  private static final String PLAIN = "write the IANA name (Area/City) of a place with that time";

  private static final int MOST = 3;
  private static final int LONGEST = 60;

  private Zones() {}

  static ZoneId read(Yaml value) {
    String text = value.text();
    if (NAMES.contains(text)) {
      return ZoneId.of(text);
    }
    String word = BLANKS.matcher(text.strip()).replaceAll("_");
    String unknown = "unknown time zone " + quote(text);
    if (word.length() > LONGEST) {
      throw new Refusal(unknown, LIKE);
    }
    Optional<ZoneMeaning> meaning = ZoneMeaning.of(word);
    if (meaning.isPresent()) {
      throw new Refusal(quote(text) + " is " + meaning.get().what(), meaning.get().remedy(), PLAIN);
    }
    List<String> near = near(word);
    String otherwise = SHORT_WORD.matcher(word).matches() ? PLAIN : LIKE;
    throw new Refusal(
        unknown,
        near.isEmpty() ? otherwise : "did you mean %s?".formatted(String.join(" or ", near)),
        LIKE);
  }

  /**
   * Returns similar names: in another case, without the area, or with a typing error in one part. A
   * name with a different number is a different offset, not a typing error.
   */
  private static List<String> near(String word) {
    Optional<String> same = NAMES.stream().filter(word::equalsIgnoreCase).findFirst();
    if (same.isPresent()) {
      return List.of(same.get());
    }
    if (word.chars().anyMatch(Character::isDigit)) {
      return List.of();
    }
    int slash = word.indexOf('/');
    String ending = "/" + lower(word);
    return NAMES.stream()
        .filter(
            name ->
                slash < 0
                    ? lower(name).endsWith(ending) && !DIRECTIONS.matcher(name).matches()
                    : isSlip(word.substring(0, slash), word.substring(slash + 1), name))
        .sorted(Comparator.comparingInt(name -> Spelling.distance(lower(word), name)))
        .limit(MOST)
        .toList();
  }

  private static boolean isSlip(String area, String place, String name) {
    int slash = name.indexOf('/');
    if (slash < 0) {
      return false;
    }
    int ofArea = Spelling.distance(lower(area), name.substring(0, slash));
    int ofPlace = Spelling.distance(lower(place), name.substring(slash + 1));
    int slips = place.length() < 7 ? 1 : 2;
    return ofArea == 0 ? ofPlace <= slips : ofArea <= 2 && ofPlace == 0;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
