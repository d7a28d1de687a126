package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import airstep.embedded.stack.SecretsFile;
import airstep.embedded.stack.UnreadableSecretsException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any file of secrets and any input is accepted or refused in one line that shows no secret. */
class SecretsFuzzTest {

  private static final long SEED = 20261128;

  private static final String FILE =
      """
      {
        "airbyte/api-credentials": {"api_url": "http://127.0.0.1:1/v1", "api_key": "topsecret"},
        "slack/alerts": "{\\"webhook_url\\": \\"http://127.0.0.1:1/topsecret\\"}"
      }
      """;

  private static final String INPUT =
      """
      {"eventId": "7bf73129-1428-4cd3-a780-95db273d1602", "time": "2026-11-22T07:00:00Z"}
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | empty text",
        "topsecret | line 1, column 1: a string needs double quotes",
        "{\"a\": topsecret} | line 1, column 7: a string needs double quotes",
        "{\"a\": \"topsecret | it ends too early",
        "{\"a\": {\"b\": 1} | it ends too early",
        "{\"a\": \"topsecret\" \"b\": 1} | line 1, column 19: a comma is missing",
        "{\"a\": \"topsecret\",} | line 1, column 19: names need double quotes",
        "{topsecret: 1} | line 1, column 2: names need double quotes",
        "{'a': 'topsecret'} | line 1, column 2: names need double quotes",
        "{\"a\": 'topsecret'} | line 1, column 7: a value is missing or lacks double quotes",
        "{\"a\" \"topsecret\"} | line 1, column 6: a colon is missing after a name",
        "{\"a\": \"\\topsecret\\q\"} | a backslash must be doubled",
        "{\"a\": \"\\u12topsecret\"} | four hex digits must follow",
        "{\"a\": 0123456} | a number is not valid JSON",
        "{\"a\": \"topsecret\", \"a\": \"topsecret\"} | a name appears twice in one object",
        "{} topsecret | line 1, column 4",
        "[\"topsecret\"] | not a JSON object",
        "\"topsecret\" | not a JSON object",
        "{\"a\": \"topsecret\"]  | a closing bracket has no opening bracket"
      })
  void reportsInvalidJsonWithItsLocation(String text, String said) throws IOException {
    assertRefused(text.getBytes(StandardCharsets.UTF_8), said);
  }

  @Test
  void reportsWrongEncodingAndLimits() throws IOException {
    for (String name : List.of("UTF-16LE", "UTF-16BE")) {
      assertRefused(("\ufeff" + FILE).getBytes(Charset.forName(name)), "is not UTF-8 but UTF-16");
      assertRefused(FILE.getBytes(Charset.forName(name)), "zero byte at line 1, column ");
    }
    assertRefused(
        FILE.replace("topsecret", "topsecr\u00e8t").getBytes(StandardCharsets.ISO_8859_1),
        "is not UTF-8 at line 2, column 86; save it as UTF-8");
    assertRefused(
        FILE.replace("topsecret", "top\0secret").getBytes(StandardCharsets.UTF_8), "zero");
    assertRefused("[".repeat(20_000).getBytes(StandardCharsets.UTF_8), "nested too deep");
    assertRefused(
        ("{\"a\":" + "[".repeat(20_000)).getBytes(StandardCharsets.UTF_8), "nested too deep");
    assertRefused(
        ("{\"a\":" + "9".repeat(2_000) + "}").getBytes(StandardCharsets.UTF_8), "too long");
    assertRefused(
        "{\"a\nb\u2028\":1e999999999}".getBytes(StandardCharsets.UTF_8), "control character");
    assertRefused("{\"a\\n\":1e999999999}".getBytes(StandardCharsets.UTF_8), "neither an object");
    assertRefused(" ".repeat(2_000_000).getBytes(StandardCharsets.UTF_8), "longer than 1 MiB");
    assertRefused(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, "empty text");
  }

  @Test
  void readsOrRefusesAnyFileInOneLine() throws IOException {
    Random random = new Random(SEED);
    Path file = directory.resolve("fuzz.json");
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      Files.write(file, bytes(random, FILE));
      Throwable thrown = catchThrowable(() -> SecretsFile.read(file));
      if (thrown != null) {
        assertThat(thrown).as("case " + i).isInstanceOf(UnreadableSecretsException.class);
        assertThat(thrown.getMessage()).as("case " + i).doesNotContain("topsecret").hasLineCount(1);
        refused++;
      }
    }
    assertThat(refused).isBetween(2_570, 2_600);
  }

  /**
   * Random bytes, the start of the text, random JSON punctuation, or the text with a few changes.
   */
  private static byte[] bytes(Random random, String whole) {
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    switch (random.nextInt(5)) {
      case 0 -> {
        bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
      }
      case 1 ->
          bytes = whole.substring(0, random.nextInt(bytes.length)).getBytes(StandardCharsets.UTF_8);
      case 2 -> {
        String signs = "{}[]\",:\\ \n\t0-e.tnf'\u00e9\ud83d\udd34\u2028\ufeff";
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(60); length > 0; length--) {
          text.append(signs.charAt(random.nextInt(signs.length())));
        }
        bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      }
      default -> {
        for (int changes = random.nextInt(4); changes > 0; changes--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
    }
    return bytes;
  }

  @Test
  void acceptsOrRefusesAnyInputInOneLine() {
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      String text = new String(bytes(random, INPUT), StandardCharsets.UTF_8);
      Throwable thrown = catchThrowable(() -> InputOption.read(text));
      if (thrown != null) {
        assertThat(thrown).as("case " + i).isInstanceOf(UsageException.class);
        assertThat(thrown.getMessage()).as("case " + i).hasLineCount(1);
        refused++;
      }
    }
    assertThat(refused).isBetween(2_480, 2_510);
  }

  @Test
  void anInputWithAnyIdRuns() {
    Path flows =
        Ran.flow(directory, "daily", "connections: [00000000-0000-4000-8000-000000000001]\n");
    for (String id : List.of("", " ", "\\ud800", "\\u0000", "a\\nb", "🔴", "x".repeat(3_000))) {
      String input = "{\"eventId\":\"" + id + "\",\"time\":\"2026-11-22T07:00:00Z\"}";
      Ran ran = Ran.on(flows, "run", "daily", "--json", "--seed", "1", "--input", input);
      assertThat(ran.code()).as(ran.toString()).isIn(0, 1);
      assertThat(Set.of("SUCCEEDED", "FAILED")).contains(ran.json().needText("status"));
    }
  }

  private void assertRefused(byte[] content, String said) throws IOException {
    Path flows =
        Ran.flow(directory, "daily", "connections: [00000000-0000-4000-8000-000000000001]\n");
    Path file = Files.write(directory.resolve("secrets.json"), content);
    Ran ran = Ran.on(flows, "run", "daily", "--secrets", file.toString());
    assertThat(ran.code()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .hasLineCount(1)
        .startsWith(file + ": ")
        .contains(said)
        .doesNotContain("topsecret", "Exception");
  }
}
