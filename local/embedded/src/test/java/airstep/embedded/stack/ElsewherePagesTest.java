package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of {@code docs/elsewhere} and the files beside them. */
class ElsewherePagesTest {

  private static final Path FOLDER = new ExampleFile("README.md").file().getParent();
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)[^)]*\\)");

  @Test
  void everyLinkLeadsToAFileAndEveryFileIsLinked() throws IOException {
    Set<Path> linked = new TreeSet<>();
    for (Path page : files(".md")) {
      for (String link :
          LINK.matcher(Files.readString(page)).results().map(it -> it.group(1)).toList()) {
        Path target = page.resolveSibling(link).normalize();
        assertThat(target).as("%s in %s", link, page).exists();
        linked.add(target);
      }
    }
    assertThat(files("")).hasSizeGreaterThan(15);
    for (Path file : files("")) {
      assertThat(file.endsWith("README.md") || linked.contains(file.normalize()))
          .as("a link to %s", file)
          .isTrue();
    }
  }

  /** The order in which a reader needs them. */
  @Test
  void everyPageTellsThePermissionsThenTheFailuresThenTheCost() throws IOException {
    for (Path page : files(".md")) {
      if (!page.endsWith("README.md")) {
        assertThat(
                Files.readString(page)
                    .lines()
                    .filter(line -> line.startsWith("## "))
                    .filter(line -> line.matches("## (Permissions|What happens .*|What it costs)")))
            .as("%s", page)
            .containsExactly("## Permissions", "## What happens on failure", "## What it costs");
      }
    }
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(FOLDER)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .toList();
    }
  }
}
