package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about dependencies has every pinned version of a library, and no other. */
class DependenciesPageTest {

  private static final Path HOME = Path.of("..", "..");
  private static final List<String> PACKAGES =
      List.of(
          "infra/package.json",
          "statemachine/package.json",
          "local/page/src/test/browser/package.json");
  private static final Pattern OF_MAVEN = Pattern.compile("<[a-z0-9-]+\\.version>([^<]+)</");
  private static final Pattern OF_NPM = Pattern.compile("\"(?:[a-z-]+)\": \"([0-9.]+)\"");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| [^|]+ \\| ([0-9][0-9., ]*[0-9]) \\| ");

  @Test
  void listsEveryPinnedVersion() {
    Set<String> pinned = new TreeSet<>();
    found(OF_MAVEN, "pom.xml").forEach(pinned::add);
    PACKAGES.forEach(file -> found(OF_NPM, file).forEach(pinned::add));
    Set<String> listed = new TreeSet<>();
    found(ROW, "docs/dependencies.md").forEach(cell -> listed.addAll(List.of(cell.split(", "))));

    assertThat(listed).isEqualTo(pinned);
  }

  private static Stream<String> found(Pattern pattern, String file) {
    return pattern
        .matcher(Ran.read(HOME.resolve(file)))
        .results()
        .map((MatchResult m) -> m.group(1));
  }
}
