package airstep.events;

import static airstep.events.FlowFolder.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may just be written. */
class FlowFileTest {
  @TempDir private Path events;

  @ParameterizedTest
  @CsvSource({"1h, 1", "26h, 26", "1d2h, 26", "7d, 168"})
  void freshnessIsFromAnHourToAWeek(String written, long hours) {
    assertThat(flow("freshness: " + written).freshness()).hasValue(Duration.ofHours(hours));
  }

  @Test
  void fortyTagsAreAllowed() {
    List<String> tags = IntStream.range(0, 40).mapToObj(n -> "tag" + n).toList();

    assertThat(flow("tags: " + tags).tags()).isEqualTo(tags);
  }

  private Flow flow(String written) {
    return only(FlowFolder.in(events).with("x.yaml", "connections: all-active\n" + written).read());
  }
}
