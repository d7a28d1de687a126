package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of permissions in docs/aws.md. */
class RightsTableTest {

  private static final Path PAGE = Path.of("..", "docs", "aws.md");
  private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");

  /** The machines and rules whose roles are rows of the table too. */
  private static final Set<String> OTHERS = Set.of("run", "sync", "old-versions", "clean-up");

  @Test
  void listsExactlyTheFunctionsOfTheTemplate() throws IOException {
    Set<String> functions = new TreeSet<>();
    for (JsonNode function : Synthesized.DEV.all("AWS::Lambda::Function")) {
      functions.add(function.get("FunctionName").asText().replaceFirst("airstep-dev-", ""));
    }
    String page = Files.readString(PAGE);
    String section = page.substring(page.indexOf("## What it may do"));
    Set<String> listed = new TreeSet<>();
    section.substring(0, section.indexOf("\n\nRoles can")).lines().forEach(row -> add(row, listed));
    assertThat(listed).isEqualTo(functions);
  }

  /** Adds the functions in the first cell of a row. */
  private static void add(String row, Set<String> listed) {
    if (row.startsWith("|")) {
      NAME.matcher(row.split("\\|", -1)[1])
          .results()
          .map(name -> name.group(1))
          .filter(name -> !OTHERS.contains(name))
          .forEach(listed::add);
    }
  }
}
