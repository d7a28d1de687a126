package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The workflow of {@code docs/elsewhere} and its roles: what they may do, and who may use them.
 * {@code .ci/run} runs the steps that need no account.
 */
class GitHubWorkflowTest {

  private static final ExampleTemplate WORKFLOW =
      ExampleTemplate.read("github-actions/deploy.yaml");
  private static final ExampleTemplate ROLES = ExampleTemplate.read("github-actions/roles.yaml");
  private static final String TEXT = new ExampleFile("github-actions/deploy.yaml").text();
  private static final String TOKEN = "token.actions.githubusercontent.com:";
  private static final Pattern USES = Pattern.compile("uses: (\\S+) .*");
  private static final Pattern VARIABLE = Pattern.compile("(?m)^(AIRBYTE_\\w+)=");

  @Test
  void eachJobMayOnlyReadTheRepositoryAndAskForAToken() {
    assertThat(WORKFLOW.root().get("permissions")).isEmpty();
    assertThat(WORKFLOW.root().get("jobs")).hasSize(2);
    for (JsonNode job : WORKFLOW.root().get("jobs")) {
      assertThat(job.get("permissions"))
          .hasToString("{\"contents\":\"read\",\"id-token\":\"write\"}");
    }
  }

  @Test
  void pinsEachActionByItsCommitAndUsesNoStoredKey() {
    assertThat(USES.matcher(TEXT).results().map(MatchResult::group))
        .hasSize(8)
        .allMatch(it -> it.matches("uses: [\\w-]+/[\\w-]+@[0-9a-f]{40} {3}# v\\d+\\.\\d+\\.\\d+"));
    assertThat(TEXT).doesNotContain("secrets.", "access-key", "pull_request_target");
  }

  @Test
  void deploysMainOnlyAndNeverForks() {
    assertThat(WORKFLOW.root().at("/on/push/branches")).hasToString("[\"main\"]");
    assertThat(WORKFLOW.root().at("/jobs/deploy/if").asText())
        .isEqualTo("github.event_name == 'push'");
    assertThat(WORKFLOW.root().at("/jobs/diff/if").asText())
        .contains("head.repo.full_name == github.repository");
    assertThat(WORKFLOW.root().at("/jobs/diff").toString())
        .doesNotContain("cdk deploy", "AIRSTEP_DEPLOY_ROLE");
  }

  @Test
  void setsEachVariableOfTheShippedFlows() throws IOException {
    String example = Files.readString(Path.of("..", "..", "events", "example.env"));
    List<String> variables =
        VARIABLE.matcher(example).results().map(match -> match.group(1)).toList();

    assertThat(variables).isNotEmpty();
    for (String variable : variables) {
      assertThat(WORKFLOW.root().path("env").path(variable).asText())
          .isEqualTo("${{ vars." + variable + " }}");
    }
  }

  @Test
  void onlyPullRequestsOfTheRepositoryUseTheRoleThatReadsTheTemplate() {
    assertTrusts("Diff", "repo:${Repository}:pull_request");
    assertThat(statement("Diff").get("Action").asText()).isEqualTo("cloudformation:GetTemplate");
    assertThat(statement("Diff").at("/Resource/Fn::Sub").asText()).endsWith(":stack/${Stack}/*");
    assertThat(defaultOf("Stack")).isEqualTo(WORKFLOW.root().at("/env/STACK").asText());
  }

  @Test
  void onlyTheEnvironmentOfTheRepositoryUsesTheRoleThatDeploys() {
    assertTrusts("Deploy", "repo:${Repository}:environment:${Environment}");
    assertThat(defaultOf("Environment"))
        .isEqualTo(WORKFLOW.root().at("/jobs/deploy/environment").asText());
    assertThat(statement("Deploy").get("Action").asText()).isEqualTo("sts:AssumeRole");
    assertThat(statement("Deploy").get("Resource").findValuesAsText("Fn::Sub"))
        .extracting(arn -> arn.replaceAll(".*:role/cdk-\\$\\{Qualifier}-(.*-role)-.*", "$1"))
        .containsExactly("deploy-role", "file-publishing-role");
  }

  /** A wildcard in the repository would trust others. */
  @Test
  void theRepositoryHasNoWildcard() {
    String allowed = ROLES.root().at("/Parameters/Repository/AllowedPattern").asText();

    assertThat("example/airstep").matches(allowed);
    assertThat("example@123456/airstep@789012").matches(allowed);
    assertThat("example/*").doesNotMatch(allowed);
    assertThat("example/airstep:ref:refs/heads/main").doesNotMatch(allowed);
  }

  private static void assertTrusts(String role, String subject) {
    JsonNode trust = ROLES.properties(role).at("/AssumeRolePolicyDocument/Statement");
    assertThat(trust).hasSize(1);
    JsonNode conditions = trust.at("/0/Condition");
    assertThat(conditions).hasSize(1);
    JsonNode equals = conditions.get("StringEquals");
    assertThat(equals.get(TOKEN + "aud").asText()).isEqualTo("sts.amazonaws.com");
    assertThat(equals.get(TOKEN + "sub").get("Fn::Sub").asText()).isEqualTo(subject);
    assertThat(trust.at("/0/Action").asText()).isEqualTo("sts:AssumeRoleWithWebIdentity");
  }

  private static JsonNode statement(String role) {
    JsonNode statements = ROLES.properties(role).at("/Policies/0/PolicyDocument/Statement");
    assertThat(statements).hasSize(1);
    return statements.get(0);
  }

  private static String defaultOf(String parameter) {
    return ROLES.root().path("Parameters").path(parameter).path("Default").asText();
  }
}
