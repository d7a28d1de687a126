package airstep.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arbitrary bytes give a valid file or problems of one line each, with a line number. */
class AnyBytesTest {
  private static final String FLOW =
      """
      description: "contacts 😀 of ${PLACE}"
      schedule: {cron: "*/5 6-18 1,15 JAN-JUN *", timezone: Europe/Berlin}
      connections: [00000000-0000-4000-8000-000000000001]
      on: {source: [dbt], detail: {models: [{numeric: [">", 0]}]}}
      tags: [airbyte, hubspot]
      """;
  private static final String ALERTS = "routes:\n  - {tag: airbyte, secret: slack/alerts}\n";
  private static final String VARIABLES = "# ours\nPLACE=here\nexport OTHER=\"there\" # not here\n";
  private static final List<String> FILES = List.of("x.yaml", "../alerts.yaml", "../.env");
  private static final Map<String, String> VALID =
      Map.of("x.yaml", FLOW, "../alerts.yaml", ALERTS, "../.env", VARIABLES);

  @TempDir private Path events;
  private FlowFolder folder;

  @BeforeEach
  void writesValidFiles() {
    folder = FlowFolder.in(events);
    FILES.forEach(file -> folder.with(file, VALID.get(file)));
    assertThat(folder.problems(folder.read())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.yaml", "../alerts.yaml", "../.env"})
  void readsArbitraryBytesOrReportsProblems(String file) {
    long seed = 20261128L + file.length();
    Random random = new Random(seed);
    for (int i = 0; i < 60 * Integer.getInteger("airstep.campaign", 1); i++) {
      byte[] bytes = bytes(VALID.get(file), random);
      folder.with(file, bytes).assertHolds("seed %d, %d: %s".formatted(seed, i, file));
    }
  }

  /** The library's reader once lost surrogate pairs at the end of a buffer. */
  @Test
  void readsSurrogatePairsAtEveryOffset() {
    for (int offset = 0; offset <= 5_000; offset++) {
      String start = offset == 0 ? "" : "#" + "x".repeat(offset - 1);
      Findings findings = new Findings(Path.of("x.yaml"));
      String text = start + "😀x\nconnections: all-active\n# " + "x".repeat(offset) + "😀";
      var flow =
          FlowFile.read(
              Path.of("x.yaml"),
              "x",
              text,
              new FlowFile.Surroundings(Alerts.NONE, Environment.NONE, Optional.empty()),
              findings);

      assertThat(flow.isPresent())
          .as("offset %d: %s", offset, findings.problems())
          .isEqualTo(offset > 0);
      Alerts alerts =
          Alerts.read(
              Path.of("alerts.yaml"),
              "#" + "x".repeat(offset) + "😀\ndefaults: {secret: a}\n",
              Environment.NONE,
              findings);
      assertThat(alerts.defaults().secret()).as("offset %d", offset).isEqualTo("a");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1_024, 2_049, 3_074, 4_099})
  void readsSurrogatePairsAtBufferBoundaries(int offset) {
    folder.with("x.yaml", "#" + "x".repeat(offset - 1) + "😀\n" + FLOW);

    assertThat(FlowFolder.only(folder.read()).description()).isEqualTo("contacts 😀 of here");
  }

  @Test
  void bytesThatAreNotUtf8GiveOneProblemWithItsLine() throws IOException {
    for (String file : FILES) {
      Path path = folder.flows().resolve(file).normalize();
      Files.write(path, (VALID.get(file) + "# \u00ff\r\n").getBytes(StandardCharsets.ISO_8859_1));
      int line = VALID.get(file).split("\n", -1).length;

      assertThat(folder.problems(folder.read()))
          .containsExactly(
              "%s:%d: the file is not UTF-8; save it as UTF-8"
                  .formatted(file.replace("../", "").replace("x.", "flows/x."), line));
      folder.with(file, VALID.get(file));
    }
  }

  @Test
  void acceptsAByteOrderMark() {
    FILES.forEach(file -> folder.with(file, "\uFEFF" + VALID.get(file)));

    assertThat(FlowFolder.only(folder.read()).description()).isEqualTo("contacts 😀 of here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          description: "a\\\\0b"      | 1: this contains the character U+0000; remove it
          description: "a\\\\eb"      | 1: this contains the character U+001B; remove it
          description: "a\\\\ud83db"  | 1: this contains the character U+D83D; remove it
          "\\\\udc00": 1              | 1: a key contains the character U+DC00; remove it
          on: {detail: {a: [1], "\\\\0": [1]}} | 1: a key contains the character U+0000; remove it
          on: {source: ["\\\\a"]}     | 1: this contains the character U+0007; remove it
          """)
  void refusesEscapesOfForbiddenCharacters(String yaml, String problem) {
    folder.with("x.yaml", yaml.translateEscapes() + "\nconnections: all-active\n");

    assertThat(folder.problems(folder.read())).containsExactly("flows/x.yaml:" + problem);
  }

  @Test
  void reportsOneProblemForAFileOverOneMegabyte() throws IOException {
    for (String file : FILES) {
      folder.with(file, "#".repeat(TextFile.MOST_BYTES) + "\n");

      assertThat(folder.problems(folder.read()))
          .singleElement()
          .asString()
          .endsWith(":1: the file has more than 1000000 bytes; make it smaller");
      folder.with(file, VALID.get(file));
    }
  }

  @Test
  void doesNotBlockOnSpecialFiles() throws IOException {
    for (String file : List.of("../.env", "../alerts.yaml")) {
      Path path = folder.flows().resolve(file).normalize();
      Files.delete(path);
      Files.createDirectory(path);

      assertThat(folder.problems(folder.read()))
          .singleElement()
          .asString()
          .endsWith(":1: this is not a file; put a text file in its place");
      Files.delete(path);
      folder.with(file, VALID.get(file));
    }
    Path endless = Path.of("/dev/zero");
    Files.createSymbolicLink(folder.flows().resolve("y.yaml"), endless);
    Files.createSymbolicLink(folder.flows().resolve("z.yaml"), Path.of("nowhere"));
    assertThat(folder.problems(folder.read()))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("flows/y.yaml:1: this is not a file"),
            line -> assertThat(line).startsWith("flows/z.yaml:1: the file cannot be read"));
    Files.delete(folder.flows().resolve("y.yaml"));
  }

  private static byte[] bytes(String valid, Random random) {
    byte[] utf8 = valid.getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(9)) {
      case 0 -> noise(random.nextInt(200), random);
      case 1 -> valid.getBytes(charset(random));
      case 2 -> withBytes(utf8, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, random);
      case 3 -> withBytes(utf8, new byte[] {(byte) random.nextInt(32)}, random);
      case 4 -> withBytes(utf8, noise(1 + random.nextInt(4), random), random);
      case 5 -> withBytes(utf8, new byte[] {0, 0, (byte) 0xfe, (byte) 0xff}, random);
      case 6 -> withBytes(utf8, "\uFEFF".getBytes(StandardCharsets.UTF_8), random);
      case 7 -> withBytes(utf8, "[&a {? - ".repeat(40).getBytes(StandardCharsets.UTF_8), random);
      default ->
          new String(Character.toChars(random.nextInt(0x20, 0xD800)))
              .repeat(1 + random.nextInt(3_000))
              .getBytes(StandardCharsets.UTF_8);
    };
  }

  private static Charset charset(Random random) {
    return List.of(
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.ISO_8859_1,
            Charset.forName("UTF-32"))
        .get(random.nextInt(5));
  }

  private static byte[] noise(int length, Random random) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] withBytes(byte[] text, byte[] piece, Random random) {
    int at = random.nextInt(text.length + 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(text, 0, at);
    out.writeBytes(piece);
    out.write(text, at, text.length - at);
    return out.toByteArray();
  }
}
