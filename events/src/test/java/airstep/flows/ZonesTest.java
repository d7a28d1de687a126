package airstep.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.text.DateFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {
  private static final Instant WINTER = Instant.parse("2026-01-15T12:00:00Z");
  private static final Instant SUMMER = Instant.parse("2026-07-15T12:00:00Z");

  /** Names missing from Java's table. */
  private static final Map<String, List<Integer>> BESIDES =
      Map.of("AST", List.of(3), "BST", List.of(6, 11), "PST", List.of(8), "SST", List.of(8));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GMT+2      | is an offset (2 hours ahead of UTC), not a time zone | write Etc/GMT-2 for that offset all year (its sign is inverted), or the IANA name (Area/City) of a place with that time
          UTC+1      | is an offset (1 hour ahead of UTC), not a time zone | write Etc/GMT-1 for that offset all year (its sign is inverted), or the IANA name (Area/City) of a place with that time
          -08:00     | is an offset (8 hours behind UTC), not a time zone | write Etc/GMT+8 for that offset all year (its sign is inverted), or the IANA name (Area/City) of a place with that time
          +05:45     | is an offset (5:45 hours ahead of UTC), not a time zone | write Asia/Kathmandu or Asia/Katmandu for that offset all year, or the IANA name (Area/City) of a place with that time
          UTC-3:30   | is an offset (3:30 hours behind UTC), not a time zone | write the IANA name (Area/City) of a place with that time
          +00:00     | is an offset of zero from UTC | write UTC
          GMT+15     | is an offset that no clock has | write the IANA name (Area/City) of a place with that time
          Etc/GMT+02 | is not a time zone, and the sign in IANA's Etc/ names is inverted | write Etc/GMT-2 for 2 hours ahead of UTC, or Etc/GMT+2 for 2 hours behind UTC
          EST        | is US Eastern standard time, 5 hours behind UTC | write America/New_York for the time zone with daylight saving time, or Etc/GMT+5 for that offset all year
          edt        | is US Eastern daylight time, 4 hours behind UTC | write America/New_York for the time zone with daylight saving time, or Etc/GMT+4 for that offset all year
          MST        | is US Mountain standard time, 7 hours behind UTC | write America/Denver for the time zone with daylight saving time, or Etc/GMT+7 for that offset all year
          PT         | is US Pacific time | write America/Los_Angeles for the time zone with daylight saving time
          JST        | is Japan standard time, 9 hours ahead of UTC | write Asia/Tokyo
          CEST       | is Central European summer time, 2 hours ahead of UTC | write Europe/Berlin for the time zone with daylight saving time, or Etc/GMT-2 for that offset all year
          Z          | is UTC | write UTC
          """)
  void explainsOffsetsAndAbbreviations(String written, String what, String remedy) {
    Refusal refusal = refusal(written);

    assertThat(refusal.what).isEqualTo("'%s' %s", written, what);
    assertThat(refusal.remedy).isEqualTo(remedy);
  }

  @Test
  void listsAllMeaningsOfAnAbbreviation() {
    assertThat(refusal("CST").what)
        .isEqualTo(
            "'CST' is US Central standard time, 6 hours behind UTC, or China standard time, 8 hours"
                + " ahead of UTC, or Cuba standard time, 5 hours behind UTC");
    assertThat(refusal("CST").remedy)
        .startsWith(
            "for US Central standard time write America/Chicago for the time zone with daylight"
                + " saving time, or Etc/GMT+6 for that offset all year, for China standard time"
                + " write Asia/Shanghai, ");
    assertThat(zonesIn(refusal("IST"))).contains("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem");
    assertThat(zonesIn(refusal("BST"))).contains("Europe/London", "Asia/Dhaka");
  }

  @Test
  void adviceOnAnOffsetNamesOnlyZonesWithThatOffset() {
    long seed = 20261128;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      int minutes = (random.nextInt(60) - 28) * 30 + (random.nextInt(4) == 0 ? 15 : 0);
      String written = spelled(minutes, random);
      Refusal refusal = refusal(written);

      assertThat(zonesIn(refusal))
          .as("%s (seed %d): %s", written, seed, refusal.remedy)
          .allMatch(zone -> offset(zone, WINTER) == minutes && offset(zone, SUMMER) == minutes);
      assertThat(refusal.what).startsWith("'" + written + "' is an offset");
    }
  }

  /** Checks against Java's own table of zone names. */
  @Test
  void adviceOnAnAbbreviationNamesOnlyZonesWithThatOffset() {
    Map<String, Set<Integer>> meant = new HashMap<>();
    for (String[] names : new DateFormatSymbols(Locale.US).getZoneStrings()) {
      for (Instant time : List.of(WINTER, SUMMER)) {
        ZoneId zone = ZoneId.of(names[0], ZoneId.SHORT_IDS);
        boolean summer = zone.getRules().isDaylightSavings(time);
        meant
            .computeIfAbsent(names[summer ? 4 : 2], _ -> new HashSet<>())
            .add(zone.getRules().getOffset(time).getTotalSeconds() / 60);
      }
    }
    BESIDES.forEach(
        (name, hours) ->
            hours.forEach(
                each -> meant.computeIfAbsent(name, _ -> new HashSet<>()).add(each * 60)));
    int answered = 0;
    for (String name : new TreeSet<>(meant.keySet())) {
      for (String written : List.of(name, name.toLowerCase(Locale.ROOT), " " + name)) {
        if (Zones.NAMES.stream().noneMatch(written.strip()::equalsIgnoreCase)) {
          Set<Integer> offsets = meant.get(name);
          Set<String> zones = zonesIn(refusal(written));
          answered += zones.isEmpty() ? 0 : 1;

          assertThat(zones)
              .as("%s, which is %s", written, offsets)
              .allMatch(
                  zone ->
                      offsets.contains(offset(zone, WINTER))
                          || offsets.contains(offset(zone, SUMMER)));
        }
      }
    }
    assertThat(answered).isGreaterThan(100);
  }

  /** A place may lack its area. Any other short word is an abbreviation. */
  @Test
  void suggestsNoZoneForAnUnknownShortWord() {
    long seed = 20261129;
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder word = new StringBuilder();
      for (int letters = 2 + random.nextInt(4); letters > 0; letters--) {
        word.append((char) ('A' + random.nextInt(26)));
      }
      String written = word.toString();
      String place = "/" + written.toLowerCase(Locale.ROOT);
      boolean known =
          ZoneMeaning.of(written).isPresent()
              || Zones.NAMES.stream()
                  .map(zone -> zone.toLowerCase(Locale.ROOT))
                  .anyMatch(zone -> zone.endsWith(place) || ("/" + zone).equals(place));
      if (!known) {
        assertThat(zonesIn(refusal(written))).as("%s (seed %d)", written, seed).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          europe/berlin     | did you mean Europe/Berlin?
          utc               | did you mean UTC?
          gmt               | did you mean GMT?
          Europe/Berln      | did you mean Europe/Berlin?
          Eurpe/Berlin      | did you mean Europe/Berlin?
          America/New York  | did you mean America/New_York?
          Los Angeles       | did you mean America/Los_Angeles?
          Eastern           | write an IANA name like UTC or Europe/Berlin
          East              | write the IANA name (Area/City) of a place with that time
          Tokyo             | did you mean Asia/Tokyo?
          America/Boston    | write an IANA name like UTC or Europe/Berlin
          EST5EDT4          | write an IANA name like UTC or Europe/Berlin
          UTC2              | write an IANA name like UTC or Europe/Berlin
          QQT               | write the IANA name (Area/City) of a place with that time
          """)
  void suggestsTheNameForAMisspelledPlace(String written, String remedy) {
    assertThat(refusal(written).what).isEqualTo("unknown time zone '%s'", written);
    assertThat(refusal(written).remedy).isEqualTo(remedy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTC", "GMT", "Etc/GMT+2", "Etc/UTC", "CET", "EST5EDT", "Asia/Kathmandu", "Japan"})
  void acceptsIanaNames(String name) {
    assertThat(Zones.read(scalar(name))).isEqualTo(ZoneId.of(name));
  }

  @Test
  void readsEtcNamesWithTheirInvertedSign() {
    assertThat(Zones.read(scalar("Etc/GMT+2")).getRules().getOffset(WINTER))
        .isEqualTo(ZoneOffset.ofHours(-2));
  }

  private static String spelled(int minutes, Random random) {
    int hours = Math.abs(minutes) / 60;
    int rest = Math.abs(minutes) % 60;
    String sign = minutes < 0 ? "-" : "+";
    String prefix = List.of("", "UTC", "GMT", "gmt", "UT", "utc ").get(random.nextInt(6));
    if (rest == 0 && random.nextBoolean()) {
      return prefix + sign + hours;
    }
    return prefix + sign + (random.nextBoolean() ? "%02d:%02d" : "%02d%02d").formatted(hours, rest);
  }

  private static Set<String> zonesIn(Refusal refusal) {
    Set<String> zones = new TreeSet<>(Arrays.asList(refusal.remedy.split("[^A-Za-z0-9/_+-]+", -1)));
    zones.retainAll(Zones.NAMES);
    return zones;
  }

  private static int offset(String zone, Instant time) {
    return ZoneId.of(zone).getRules().getOffset(time).getTotalSeconds() / 60;
  }

  private static Refusal refusal(String written) {
    return catchThrowableOfType(Refusal.class, () -> Zones.read(scalar(written)));
  }

  private static Yaml scalar(String text) {
    return new Yaml.Scalar(text, Yaml.Kind.TEXT, 1, List.of());
  }
}
