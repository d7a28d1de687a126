package airstep.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AfterTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant LAST = Instant.parse("2046-12-31T12:00:00Z");

  @Test
  void zoneWithoutClockChangesHasOneOffset() {
    assertThat(offsets("Asia/Kolkata"))
        .containsExactly(new UtcOffset(seconds("2025-12-31T18:30:00Z"), 19_800));
  }

  @Test
  void zoneWithClockChangesHasTwoOffsetsAYear() {
    assertThat(offsets("Europe/Berlin"))
        .hasSize(1 + 2 * 21)
        .startsWith(
            new UtcOffset(seconds("2025-12-31T23:00:00Z"), 3600),
            new UtcOffset(seconds("2026-03-29T01:00:00Z"), 7200),
            new UtcOffset(seconds("2026-10-25T01:00:00Z"), 3600))
        .endsWith(new UtcOffset(seconds("2046-10-28T01:00:00Z"), 3600));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "America/New_York",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Asia/Gaza"
      })
  void findsTheOffsetOfEveryMoment(String zone) {
    long seed = 20261124;
    Random random = new Random(seed);
    List<UtcOffset> offsets = offsets(zone);
    for (int i = 0; i < 2_000; i++) {
      Instant moment =
          Instant.ofEpochSecond(random.nextLong(FIRST.getEpochSecond(), LAST.getEpochSecond()));

      assertThat(
              offsets.stream()
                  .filter(offset -> offset.from() <= moment.getEpochSecond())
                  .reduce((_, last) -> last)
                  .orElseThrow()
                  .offset())
          .as("%s in %s (seed %d)", moment, zone, seed)
          .isEqualTo(ZoneId.of(zone).getRules().getOffset(moment).getTotalSeconds());
    }
  }

  private static List<UtcOffset> offsets(String zone) {
    return UtcOffset.of(ZoneId.of(zone));
  }

  private static long seconds(String instant) {
    return Instant.parse(instant).getEpochSecond();
  }
}
