package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.terminal.Console;
import airstep.vocabulary.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The durations of {@code runs ls}. words.test.mjs expects the same of the page. */
class DurationTest {

  @Test
  void areThoseOfThePage() throws Exception {
    Path expected = Path.of("../page/src/test/browser/durations.json");
    JsonObject texts = Json.readObject(Files.readString(expected));
    assertThat(texts.fields()).isNotEmpty();
    texts
        .fields()
        .forEach(
            (milliseconds, text) ->
                assertThat(
                        Console.duration(
                            Duration.ofMillis(Long.parseLong(milliseconds)).toSeconds()))
                    .as(milliseconds + " ms")
                    .isEqualTo(text));
  }
}
