package airstep.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A cold start loads nothing of what the function does not use. */
@ResourceLock(Function.CLIENT)
final class LeanStartIT {

  private static final String SDK = "software.amazon.awssdk.";
  private static final String EXECUTION =
      "arn:aws:states:eu-west-2:123456789012:execution:airstep-run:hubspot-1";
  private static final String MACHINE =
      "arn:aws:states:eu-west-2:123456789012:stateMachine:airstep-run";

  private static final Map<String, Object> RUN =
      Map.of(
          "flow",
          "hubspot",
          "execution",
          EXECUTION,
          "scheduledTime",
          "2026-11-22T07:00:00Z",
          "byHand",
          false);

  @RegisterExtension
  static final WireMockExtension world =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort())
          .failOnUnmatchedRequests(true)
          .build();

  @TempDir static Path task;

  @BeforeAll
  static void unpack() throws Exception {
    Function.deploy(task);
  }

  @Test
  void aFunctionThatCallsNothingLoadsNeitherTheSdkNorHttp() throws Exception {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("stage", "dev");
    input.put("run", RUN);
    input.put("named", true);
    for (String number : List.of("rows", "bytes", "down", "skipped", "durationSeconds")) {
      input.put(number, 1);
    }
    for (String list :
        List.of("tags", "ids", "outcomes", "worst", "noticed", "off", "offIds", "parts")) {
      input.put(list, List.of());
    }

    LoadedClasses loaded = loadedBy("CloseRun", input);

    assertThat(loaded.in("airstep.steps.")).contains("airstep.steps.CloseRun");
    // Of AWS's own client for Lambda.
    assertThat(loaded.in(SDK)).allMatch(name -> name.startsWith(SDK + "utilslite."));
    assertThat(loaded.in("airstep.http.Crt")).isEmpty();
  }

  @Test
  void aFunctionWithoutASecretOpensNoSecretsManager() throws Exception {
    states(
        "DescribeExecution",
        Map.of(
            "executionArn",
            EXECUTION,
            "stateMachineArn",
            MACHINE,
            "name",
            "hubspot-1",
            "status",
            "ABORTED",
            "startDate",
            1,
            "stopDate",
            2,
            "input",
            "{}"));
    states("GetExecutionHistory", Map.of("events", List.of()));

    LoadedClasses loaded = loadedBy("FindJob", Map.of("stopped", EXECUTION, "machine", MACHINE));

    assertThat(loaded.in(SDK + "services.sfn.")).contains(SDK + "services.sfn.DefaultSfnClient");
    assertThat(loaded.in(SDK + "services.secretsmanager."))
        .doesNotContain(SDK + "services.secretsmanager.DefaultSecretsManagerClient");
    assertThat(loaded.in("sun.security.ssl.SSL")).isEmpty();
    assertThat(loaded.in(SDK + "regions.servicemetadata.")).hasSize(3);
  }

  private static LoadedClasses loadedBy(String step, Map<String, ?> input) throws Exception {
    LoadedClasses loaded = new LoadedClasses(task.resolve(step + "-loaded.log"));
    Map<String, String> environment =
        Map.of(
            "AWS_REGION", "eu-west-2",
            "AWS_ACCESS_KEY_ID", "id",
            "AWS_SECRET_ACCESS_KEY", "none",
            "AWS_SESSION_TOKEN", "none",
            "AWS_ENDPOINT_URL_SFN", world.baseUrl(),
            "JAVA_TOOL_OPTIONS", loaded.option());
    Map<String, Object> whole = new LinkedHashMap<>(input);
    whole.put("execution", EXECUTION);
    try (Function function = new Function(task, "airstep.steps." + step, environment)) {
      RuntimeApi.Outcome outcome = function.invoke(whole);
      assertThat(outcome.kind()).as("%s", function.printed()).isEqualTo("response");
    }
    return loaded;
  }

  private static void states(String operation, Map<String, ?> answer) {
    world.stubFor(
        post("/")
            .withHeader("X-Amz-Target", equalTo("AWSStepFunctions." + operation))
            .willReturn(okJson(Json.write(answer))));
  }
}
