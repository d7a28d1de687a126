package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the figures and the first flow of the README, and the links of every page. */
class ReadmeTest {

  private static final Path HOME = Path.of("..", "..");
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "cdk.out");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#:]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)(?:\\.(\\w+))?`");
  private static final Pattern FIRST_FLOW =
      Pattern.compile("cat > events/flows/(\\S+)\\.yaml <<'END'\n(.*?)END\n", Pattern.DOTALL);

  /** Every file with that ending, except in hidden folders and in build folders. */
  private static List<Path> files(String ending) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        HOME,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean hidden = name.startsWith(".") && !name.equals("..");
            return hidden || NOT_OURS.contains(name)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(ending)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  @Test
  void showsTheFiguresOfThePeersPage() throws IOException {
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

  @Test
  void everyLinkLeadsToAFileAndAHeading() throws IOException {
    List<Path> pages = files(".md");
    assertThat(pages)
        .map(page -> HOME.relativize(page).toString())
        .contains("README.md", "local/asl/README.md", "docs/adr/0002-jsonata.md");

    int links = 0;
    for (Path page : pages) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        String place = page + ": " + link.group();
        Path file = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        assertThat(file).as(place).exists();
        if (link.group(2) != null) {
          assertThat(anchors(file)).as(place).contains(link.group(2));
        }
        links++;
      }
    }
    assertThat(links).isGreaterThan(100);
  }

  @Test
  void everyTestThatAPageNamesExists() throws IOException {
    Map<String, Path> tests = new HashMap<>();
    files("Test.java").forEach(file -> tests.put(file.getFileName().toString(), file));

    int named = 0;
    for (Path page : files(".md")) {
      Matcher test = TEST.matcher(Files.readString(page));
      while (test.find()) {
        String place = page + ": " + test.group();
        assertThat(tests).as(place).containsKey(test.group(1) + ".java");
        if (test.group(2) != null) {
          assertThat(Files.readString(tests.get(test.group(1) + ".java")))
              .as(place)
              .contains("void " + test.group(2) + "(");
        }
        named++;
      }
    }
    assertThat(named).isGreaterThan(20);
  }

  /** The anchors that GitHub gives the headings of a page. */
  private static List<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(Files.readString(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
        .toList();
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
