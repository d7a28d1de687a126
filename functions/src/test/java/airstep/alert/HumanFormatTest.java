package airstep.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HumanFormatTest {

  @ParameterizedTest
  @CsvSource({
    "-5, 0 s",
    "59, 59 s",
    "60, 1 min",
    "252, 4 min 12 s",
    "7500, 2 h 5 min",
    "86400, 1 d",
    "183600, 2 d 3 h"
  })
  void durations(long seconds, String spoken) {
    assertThat(HumanFormat.duration(Duration.ofSeconds(seconds))).isEqualTo(spoken);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "1, 1 byte",
    "999, 999 bytes",
    "1000, 1.0 kB",
    "9949, 9.9 kB",
    "9999, 10 kB",
    "999499, 999 kB",
    "999500, 1.0 MB",
    "4500000000, 4.5 GB",
    "9223372036854775807, 9.2 EB"
  })
  void sizes(long bytes, String spoken) {
    assertThat(HumanFormat.bytes(bytes)).isEqualTo(spoken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"9999999|9,999,999", "12345678|12.3 million", "4500000000|4.5 billion"})
  void numbers(long number, String spoken) {
    assertThat(HumanFormat.number(number)).isEqualTo(spoken);
  }
}
