package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README says what is so: its figures, its links and its first flow. */
class ReadmeTest {

  private static final Path HOME = Path.of("..", "..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern FIRST_FLOW =
      Pattern.compile("cat > events/flows/(\\S+)\\.yaml <<'END'\n(.*?)END\n", Pattern.DOTALL);

  static Stream<Path> pages() throws IOException {
    List<Path> pages;
    try (Stream<Path> docs = Files.list(HOME.resolve("docs"))) {
      pages = docs.filter(page -> page.toString().endsWith(".md")).toList();
    }
    return Stream.concat(
        pages.stream(), Stream.of("README.md", "CONTRIBUTING.md").map(HOME::resolve));
  }

  @Test
  void comparesWithTheFiguresOfThePeersPage() throws IOException {
    String peers = Files.readString(HOME.resolve("docs").resolve("peers.md"));
    List<String> counted =
        peers
            .substring(peers.indexOf("```text"), peers.indexOf("\n```\n", peers.indexOf("```text")))
            .lines()
            .toList();

    List<String> rows =
        Files.readString(HOME.resolve("README.md"))
            .lines()
            .filter(line -> line.matches("\\| .* \\| [0-9.]+ \\| [0-9.]+ \\| [0-9.]+ \\| .*"))
            .toList();

    assertThat(rows).hasSize(6);
    for (String row : rows) {
      List<String> cells = Arrays.stream(row.split("\\|")).map(String::strip).toList();
      String name = cells.get(1).replace("*", "");
      assertThat(counted)
          .as(row)
          .anySatisfy(
              line ->
                  assertThat(line.strip().split("\\s{2,}", -1))
                      .containsExactlyElementsOf(
                          Stream.concat(Stream.of(name), cells.subList(2, 8).stream()).toList()));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksToWhatIsThere(Path page) throws IOException {
    Matcher links = LINK.matcher(Files.readString(page));
    while (links.find()) {
      assertThat(page.resolveSibling(links.group(1))).as(links.group()).exists();
    }
  }

  @Test
  void itsFirstFlowRuns() throws IOException {
    Matcher flow = FIRST_FLOW.matcher(Files.readString(HOME.resolve("README.md")));
    assertThat(flow.find()).isTrue();
    Path events = Files.createTempDirectory("readme");
    try {
      Path flows = Ran.flow(events, flow.group(1), flow.group(2));

      Ran run = Ran.on(flows, "run", flow.group(1));

      assertThat(run.code()).isZero();
      assertThat(run.out()).contains(flow.group(1) + " SUCCEEDED");
    } finally {
      Files.deleteIfExists(events.resolve("flows").resolve(flow.group(1) + ".yaml"));
      Files.deleteIfExists(events.resolve("flows"));
      Files.deleteIfExists(events);
    }
  }
}
