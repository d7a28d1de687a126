package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.WhenRunning;
import airstep.vocabulary.run.PlannedRun.Planned;
import airstep.vocabulary.run.RunPart;
import airstep.vocabulary.run.RunSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunPartsTest {

  private static final long SEED = 20261129;

  @ParameterizedTest
  @CsvSource({
    // Connections, concurrency, most in a part; parts, at once, concurrency of each.
    "   1300,   4, 1300,  0,  1,  4",
    "   1301,   4, 1300,  2,  1,  4",
    "  10000,  40, 1300,  9,  1, 40",
    "  10000, 400, 1300, 10, 10, 40",
    "  10000, 120, 1300,  9,  3, 40",
    "  10000, 160, 1300, 12,  4, 40",
    "     40, 400, 1300,  0,  1, 40",
    "     90, 100, 1300,  3,  3, 33",
    "      0,  40, 1300,  0,  1, 40",
  })
  void dividesByTheSizeAndConcurrencyOfAnExecution(
      int connections, int concurrency, int most, int parts, int atOnce, int each) {
    RunParts divided = RunParts.of(some(connections), settings(concurrency, most));

    assertThat(divided.parts()).hasSize(parts);
    assertThat(divided.atOnce()).isEqualTo(atOnce);
    assertThat(divided.concurrency()).isEqualTo(each);
  }

  /** A part lists the connections anew, so the ranges decide, also for what is new in Airbyte. */
  @Test
  void everyConnectionIsInExactlyOnePart() {
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      List<Planned> connections = some(random.nextInt(1, 400));
      RunParts divided =
          RunParts.of(connections, settings(random.nextInt(1, 400), random.nextInt(10, 60)));
      List<Planned> later = Stream.concat(connections.stream(), some(20).stream()).toList();
      if (!divided.parts().isEmpty()) {
        assertThat(later)
            .allSatisfy(one -> assertThat(partsWith(divided, one.connectionId())).isEqualTo(1));
        assertThat(later)
            .allSatisfy(
                one ->
                    assertThat(partsWith(divided, one.connectionId().toUpperCase(Locale.ROOT)))
                        .isEqualTo(1));
        assertThat(divided.parts())
            .allSatisfy(
                part ->
                    assertThat(
                            connections.stream()
                                .filter(one -> part.contains(one.connectionId()))
                                .count())
                        .isEqualTo(part.connections()));
        assertThat(divided.parts().stream().mapToLong(RunPart::connections).sum())
            .isEqualTo(connections.size());
      }
    }
  }

  private static long partsWith(RunParts divided, String id) {
    return divided.parts().stream().filter(part -> part.contains(id)).count();
  }

  private static List<Planned> some(int count) {
    Random random = new Random(SEED + count);
    return IntStream.range(0, count)
        .mapToObj(_ -> new UUID(random.nextLong(), random.nextLong()).toString())
        .map(id -> new Planned(id, Optional.empty()))
        .toList();
  }

  private static RunSettings settings(long concurrency, long most) {
    return new RunSettings(
        new RunSettings.AllActive(List.of(), List.of()),
        concurrency,
        10_000,
        most,
        new RunSettings.Sync("airbyte", WhenRunning.ADOPT, "sync"));
  }
}
