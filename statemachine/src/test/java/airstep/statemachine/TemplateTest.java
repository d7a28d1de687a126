package airstep.statemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  private static final Pattern TOP_LEVEL_KEY = Pattern.compile("(?m)^([A-Za-z]+):");
  private static final Pattern NAMED = Pattern.compile("\\$\\{([A-Za-z]+)}");

  @Test
  void insertsEachItemOfAFragmentIntoTheList() {
    JsonNode retriers = Template.named("sync").root().at("/States/Prepare Sync/Retry");

    assertThat(errors(retriers.get(1)))
        .contains("airstep.airbyte.AirbyteUnavailableException", "Sandbox.Timedout")
        .noneMatch(error -> error.startsWith("$"));
  }

  @Test
  void readsAFragmentThatIsMadeOfFragments() {
    JsonNode publish = Template.named("sync").root().at("/States/Publish Sync/Retry");

    assertThat(publish).hasSize(2);
    assertThat(errors(publish.get(0))).containsExactly("States.DataLimitExceeded");
    assertThat(publish.get(0).path("MaxAttempts").intValue()).isZero();
    assertThat(errors(publish.get(1))).containsExactly("States.ALL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"flow", "run", "sync", "old-versions"})
  void statesAllStandsAloneAndLast(String name) {
    List<JsonNode> rules = new ArrayList<>();
    for (String field : List.of("Catch", "Retry")) {
      for (JsonNode list : Template.named(name).root().findValues(field)) {
        list.forEach(rules::add);
        for (int i = 0; i < list.size(); i++) {
          if (errors(list.get(i)).contains("States.ALL")) {
            assertThat(errors(list.get(i))).hasSize(1);
            assertThat(i).as("nothing after it would be reached").isEqualTo(list.size() - 1);
          }
        }
      }
    }

    assertThat(rules).isNotEmpty();
  }

  @Test
  void splitsACatcherWithStatesAll() {
    JsonNode catchers = Template.named("run").root().at("/States/Plan Run/Catch");

    assertThat(catchers).hasSize(2);
    assertThat(errors(catchers.get(0))).containsExactly("States.DataLimitExceeded");
    assertThat(catchers.get(0).get("Next")).isEqualTo(catchers.get(1).get("Next"));
    assertThat(catchers.get(0).get("Output")).isEqualTo(catchers.get(1).get("Output"));
  }

  @Test
  void leavesThePlaceholdersOfDeployments() {
    assertThat(Template.named("run").root().at("/States/Plan Run/Arguments/FunctionName").asText())
        .isEqualTo("${PlanRun}");
  }

  @Test
  void everyFragmentIsUsed() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("."))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
        Matcher named = NAMED.matcher(Files.readString(file));
        named.results().forEach(found -> used.add(found.group(1)));
      }
    }

    assertThat(TOP_LEVEL_KEY.matcher(Files.readString(Path.of("fragments.yaml"))).results())
        .extracting(found -> found.group(1))
        .isNotEmpty()
        .allMatch(used::contains);
  }

  @Test
  void aMissingDefinitionIsReported() {
    assertThatThrownBy(() -> Template.named("nothing"))
        .hasMessage(
            "nothing.template.json is not on the class path; build the module statemachine with"
                + " Maven");
  }

  private static List<String> errors(JsonNode rule) {
    List<String> errors = new ArrayList<>();
    rule.path("ErrorEquals").forEach(error -> errors.add(error.asText()));
    return errors;
  }
}
