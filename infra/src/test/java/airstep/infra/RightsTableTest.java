package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of permissions in docs/aws.md has the actions of every role, and no other. */
class RightsTableTest {

  private static final Path PAGE = Path.of("..", "docs", "aws.md");
  private static final Pattern NAMES = Pattern.compile("(?:[^`]*: )?(`[a-z-]+`(?:, `[a-z-]+`)*)");
  private static final Pattern ACTION = Pattern.compile("`([a-z0-9]+:[A-Za-z]+)`");
  private static final String PREFIX = "airstep-prod";

  @Test
  void listsTheActionsOfEveryRole() throws IOException {
    Map<String, Set<String>> listed = listed();

    assertThat(listed.remove("every function")).isEqualTo(Policies.OF_FUNCTIONS);
    assertThat(listed.remove("every function in a private network"))
        .isEqualTo(Policies.OF_NETWORKS);
    assertThat(listed.remove("every state machine")).isEqualTo(Policies.OF_MACHINES);
    assertThat(listed).isEqualTo(ofTheTemplate());
  }

  /** Returns the actions by the name of a role, which can be in several rows. */
  private static Map<String, Set<String>> listed() throws IOException {
    String page = Files.readString(PAGE);
    String section = page.substring(page.indexOf("| role | permissions | actions |"));
    Map<String, Set<String>> listed = new TreeMap<>();
    section
        .substring(0, section.indexOf("\n\n"))
        .lines()
        .skip(2)
        .forEach(
            row -> {
              String[] cells = row.split("\\|", -1);
              Set<String> actions = new TreeSet<>();
              ACTION.matcher(cells[3]).results().forEach(found -> actions.add(found.group(1)));
              for (String name : names(cells[1].strip())) {
                listed.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(actions);
              }
            });
    return listed;
  }

  private static List<String> names(String cell) {
    Matcher several = NAMES.matcher(cell);
    return several.matches()
        ? Arrays.asList(several.group(1).replace("`", "").split(", ", -1))
        : List.of(cell.split(",", -1)[0].replace("`", ""));
  }

  private static Map<String, Set<String>> ofTheTemplate() {
    Template template = Synthesized.PROD;
    Map<String, Set<String>> all = new TreeMap<>();
    Set<String> roles = new HashSet<>();
    for (JsonNode function : template.all("AWS::Lambda::Function")) {
      Set<String> usual = new HashSet<>(Policies.OF_FUNCTIONS);
      usual.addAll(Policies.OF_NETWORKS);
      String name = function.get("FunctionName").asText().substring(PREFIX.length() + 1);
      add(name, function.get("Role"), usual, all, roles);
    }
    for (JsonNode machine : template.all("AWS::StepFunctions::StateMachine")) {
      String name = machine.get("StateMachineName").asText().substring(PREFIX.length() + 1);
      boolean shared = Set.of("run", "sync", "old-versions").contains(name);
      String label = shared ? name : "flow state machines";
      add(label, machine.get("RoleArn"), Policies.OF_MACHINES, all, roles);
    }
    for (JsonNode rule : template.all("AWS::Events::Rule")) {
      String name = rule.get("Name").asText().substring(PREFIX.length() + 1);
      if (rule.at("/Targets/0").has("RoleArn")) {
        String label = name.contains(".") ? "trigger of each flow" : "rule " + name;
        add(label, rule.at("/Targets/0/RoleArn"), Set.of(), all, roles);
      }
    }
    for (JsonNode schedule : template.all("AWS::Scheduler::Schedule")) {
      add("trigger of each flow", schedule.at("/Target/RoleArn"), Set.of(), all, roles);
    }
    template
        .resources()
        .forEach(
            (id, resource) -> {
              if (resource.at("/Properties").has("RoleName")) {
                roles.add(id);
                all.put(
                    "airstep-<stage>-resume-<region>",
                    Policies.actions(resource.get("Properties")));
              }
            });
    assertThat(roles).hasSameSizeAs(template.all("AWS::IAM::Role"));
    return all;
  }

  private static void add(
      String name,
      JsonNode arn,
      Set<String> usual,
      Map<String, Set<String>> all,
      Set<String> roles) {
    String role = arn.at("/Fn::GetAtt/0").asText();
    roles.add(role);
    Set<String> actions =
        new TreeSet<>(Policies.actions(Synthesized.PROD.resources().get(role).get("Properties")));
    actions.removeAll(usual);
    all.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(actions);
  }
}
