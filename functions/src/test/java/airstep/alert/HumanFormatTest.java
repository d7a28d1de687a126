package airstep.alert;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HumanFormatTest {

  /** The tests of the commands and of the page expect the same. */
  @Test
  void durationsAreThoseOfCommandsAndOfThePage() throws Exception {
    Path expected = Path.of("../local/page/src/test/browser/durations.json");
    JsonObject texts = Json.readObject(Files.readString(expected));
    assertThat(texts.fields()).isNotEmpty();
    texts
        .fields()
        .forEach(
            (milliseconds, text) ->
                assertThat(HumanFormat.duration(Duration.ofMillis(Long.parseLong(milliseconds))))
                    .as(milliseconds + " ms")
                    .isEqualTo(text));
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
