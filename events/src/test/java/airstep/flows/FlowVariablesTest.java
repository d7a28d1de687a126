package airstep.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decides which variables a file may use, without showing their values. */
class FlowVariablesTest {
  private static final String ALL = "connections: all-active\n";

  @TempDir private Path events;
  private FlowFolder folder;

  @BeforeEach
  void writesAFlow() {
    folder = FlowFolder.in(events).with("x.yaml", ALL + "description: ${NAME}\n");
    folder.with("other.yaml", "connections: [" + FlowFolder.CONNECTION + "]\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS_SECRET_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "AWS_SESSION_TOKEN",
        "AWS_REGION",
        "aws_profile",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
        "GITHUB_TOKEN",
        "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
        "CI_JOB_TOKEN",
        "CI_JOB_JWT_V2",
        "CI_REGISTRY_PASSWORD",
        "SYSTEM_ACCESSTOKEN",
        "BITBUCKET_STEP_OIDC_TOKEN",
        "NPM_AUTH",
        "npm_config__authToken",
        "DOCKER_AUTH_CONFIG",
        "API_KEY",
        "APIKEY",
        "apiKey",
        "MY_API_KEYS",
        "PRIVATE_KEY",
        "SSHKEY",
        "KEY",
        "KEY1",
        "STRIPE_KEY_2",
        "GOOGLE_APPLICATION_CREDENTIALS",
        "CREDS",
        "PGPASSWORD",
        "MYSQL_PWD",
        "DB_PASS",
        "dbPassword",
        "PASSPHRASE",
        "SLACK_WEBHOOK_URL",
        "CLIENT_SECRET",
        "SECRETS",
        "SENTRY_DSN",
        "GITHUB_PAT",
        "P_A_S_S_W_O_R_D",
        "KUBE_BEARER",
        "SESSION_COOKIE"
      })
  void refusesAwsVariablesAndVariablesNamedLikeSecrets(String name) {
    String value = "hunter2-hunter2";
    folder.with("x.yaml", ALL + "description: ${%s}\n".formatted(name));
    for (String file : List.of("../.env", "../example.env")) {
      folder.with(file, name + "=" + value + "\n");

      assertThat(folder.said(folder.read()))
          .singleElement()
          .asString()
          .matches(
              "flows/x\\.yaml:2: %s is (an AWS variable|named like a secret), which files may not use; .*"
                  .formatted(name));
      assertThat(folder.said(folder.readOrExample()).toString()).doesNotContain(value);
    }
    assertThat(folder.said(folder.read(Map.of(name, value))).toString())
        .contains(name)
        .doesNotContain(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AIRBYTE_HUBSPOT_CONNECTION_ID",
        "AIRBYTE_RETL_CONNECTION_ID",
        "PLACE",
        "TZ",
        "STAGE",
        "TURKEY_CONNECTION_ID",
        "MONKEYS",
        "KEYNOTE_ID",
        "KEYWORDS_CONNECTION_ID",
        "AUTHOR",
        "AUTHORS",
        "COMPASS_ID",
        "PATH_ID",
        "SPATIAL_ID",
        "LAWS_ID",
        "JAWS_ID",
        "ON_CALL",
        "RUNBOOK",
        "x",
        "_",
        "A1"
      })
  void acceptsOtherVariables(String name) {
    folder.with("x.yaml", ALL + "description: ${%s}\n".formatted(name));

    assertThat(FlowFolder.flows(folder.read(Map.of(name, "here"))).getLast().description())
        .isEqualTo("here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:hunter2@example.com/",
        "postgres://u@db/x",
        "see https://t:hunter2@example.com",
        "git+ssh://git@example.com:a/b"
      })
  void refusesAUrlWithCredentials(String value) {
    assertThat(folder.said(folder.read(Map.of("NAME", value))))
        .containsExactly(
            "flows/x.yaml:2: NAME is a URL with a user or password, which files may not use; remove"
                + " the user and password from the URL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          connections: ["${NAME}"] | connections: the value of NAME cannot be used here; copy the id from the URL in Airbyte
          timeout: ${NAME}         | timeout: the value of NAME cannot be used here; write it like 30s, 5m, 2h, 1h30m or 7d
          job: ${NAME}             | job: the value of NAME cannot be used here; use sync or clear
          after: ["${NAME}"]       | after: the value of NAME cannot be used here; use the name of a file in the same folder, without .yaml
          on: {detail: {a: ["${NAME}", {b: 1}]}} | on: cannot be used with the value of NAME; see event patterns in the EventBridge documentation
          """)
  void namesTheVariableOfABadValue(String line, String problem) {
    folder.with("x.yaml", line.startsWith("connections") ? line : ALL + line);

    assertThat(folder.said(folder.read(Map.of("NAME", "syncc"))))
        .singleElement()
        .asString()
        .endsWith(": " + problem);
  }
}
