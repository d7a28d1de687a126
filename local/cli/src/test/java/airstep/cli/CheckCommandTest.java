package airstep.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.json.JsonObject;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The command that checks the secrets, Airbyte and Slack of a flow without starting anything. */
class CheckCommandTest {

  private static final String FLOW = "connections: [" + OutsideAirbyte.CONNECTION + "]\n";

  @RegisterExtension static final WireMockExtension SERVER = OutsideAirbyte.server();

  @TempDir private Path directory;

  private final OutsideAirbyte airbyte = new OutsideAirbyte(SERVER);

  @Test
  void reportsThatEverythingWorks() {
    airbyte.whoseJobs("succeeded");
    Ran ran = check();
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("daily CHECKED", "Alert: delivered", "note: no one is subscribed to alarms")
        .contains("saw: Airbyte's public API at " + airbyte.api())
        .contains("saw: 1 workspace: w1", "saw: HubSpot would start; it has no jobs yet")
        .contains("not tested: whether this key may start jobs");
    assertThat(ran.out() + ran.err()).doesNotContain(OutsideAirbyte.KEY);
    SERVER.verify(1, postRequestedFor(urlPathEqualTo("/slack")));
    SERVER.verify(0, postRequestedFor(urlPathEqualTo("/api/public/v1/jobs")));
  }

  @Test
  void reportsProblemsWithExitCodeOne() {
    airbyte.whoseJobs("succeeded");
    SERVER.stubFor(
        get(urlPathEqualTo("/api/public/v1/connections/" + OutsideAirbyte.CONNECTION))
            .willReturn(aResponse().withStatus(404).withBody("{\"errorId\":\"e\"}")));
    Ran ran = check();
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("daily FAILED", "problem: Airbyte has no connection");
    assertThat(ran.out() + ran.err()).doesNotContain(OutsideAirbyte.KEY);
  }

  @Test
  void aFlowThatWouldSyncNothingEndsWithTheExitCodeOfItsRun() {
    airbyte.whoseJobs("succeeded");
    SERVER.stubFor(
        get(urlPathEqualTo("/api/public/v1/connections/" + OutsideAirbyte.CONNECTION))
            .willReturn(
                okJson(
                    """
                    {"connectionId": "%s", "name": "HubSpot", "workspaceId": "w1",
                     "status": "inactive"}
                    """
                        .formatted(OutsideAirbyte.CONNECTION))));
    String secrets = airbyte.secrets(directory).toString();
    String[] run = {"run", "daily", "--secrets", secrets, "--clock", "virtual"};

    assertThat(Ran.on(flows(), run).code()).isEqualTo(1);
    Ran check = Ran.on(flows(), "check", "daily", "--secrets", secrets, "--json");
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.json().text("status")).hasValue("FAILED");
    assertThat(check.json().texts("problems"))
        .singleElement()
        .asString()
        .contains("would sync nothing and end as SKIPPED");
    assertThat(check.json().texts("saw")).hasSize(2);
    assertThat(check.json().texts("untried")).hasSize(1);
  }

  /** A self-managed Airbyte also has the older API, which gives its version. */
  @Test
  void showsTheVersionIfAirbyteReturnsIt() {
    airbyte.whoseJobs("succeeded");
    SERVER.stubFor(
        get(urlPathEqualTo("/api/v1/instance_configuration"))
            .willReturn(okJson("{\"version\": \"2.6.0\", \"edition\": \"community\"}")));

    assertThat(check().out()).contains("at " + airbyte.api() + ", Airbyte 2.6.0\n");
  }

  @Test
  void reportsThatNoAlertWouldBeDelivered() {
    airbyte.whoseJobs("succeeded");
    Path secrets =
        airbyte.secrets(directory, Map.of("api_url", airbyte.api(), "api_key", OutsideAirbyte.KEY));
    Ran.write(secrets, Ran.read(secrets).replace("slack/alerts", "slack/misspelled"));
    Ran ran = Ran.on(flows(), "check", "daily", "--secrets", secrets.toString());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "problem: Slack: not delivered: secret slack/alerts does not exist in secrets.json: add"
                + " it there, with the URL of a webhook as `webhook_url`");
  }

  @Test
  void keepsTheProblemsForLaterCommands() {
    airbyte.whoseJobs("succeeded");
    SERVER.stubFor(
        get(urlPathEqualTo("/api/public/v1/connections/" + OutsideAirbyte.CONNECTION))
            .willReturn(aResponse().withStatus(404).withBody("{\"errorId\":\"e\"}")));
    Path secrets =
        airbyte.secrets(directory, Map.of("api_url", airbyte.api(), "api_key", OutsideAirbyte.KEY));
    Ran.write(secrets, Ran.read(secrets).replace("slack/alerts", "slack/misspelled"));
    String flows = flows().toString();
    Path home = directory.resolve("home");
    Ran check =
        Ran.in(home, "check", "daily", "--flows", flows, "--secrets", secrets.toString(), "--json");
    List<String> problems = check.json().texts("problems");
    assertThat(problems).hasSize(2);

    JsonObject shown = Ran.in(home, "runs", "show", "@last", "--json").json();
    assertThat(shown.text("reason")).hasValue(problems.getFirst());
    assertThat(shown.texts("problems")).isEqualTo(problems);
    assertThat(Ran.in(home, "runs", "show", "@last").out().lines())
        .containsAll(problems.stream().map(problem -> "problem: " + problem).toList());
    assertThat(Ran.in(home, "runs", "ls").out()).contains("Airbyte has no connection");
  }

  @Test
  void checksTheEmbeddedServicesWithoutSecrets() {
    Ran ran = Ran.on(flows(), "check", "daily");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("daily CHECKED", "Check of daily");
  }

  private Ran check() {
    String secrets = airbyte.secrets(directory).toString();
    return Ran.on(flows(), "check", "daily", "--secrets", secrets);
  }

  private Path flows() {
    return Ran.flow(directory, "daily", FLOW);
  }
}
