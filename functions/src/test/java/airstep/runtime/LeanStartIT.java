package airstep.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A cold start loads nothing of what the function does not use. */
final class LeanStartIT extends PackagedWorld {

  private static final String SDK = "software.amazon.awssdk.";

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
    execution(EXECUTION, MACHINE, "{}");
    states("GetExecutionHistory", Map.of("events", List.of()));

    LoadedClasses loaded = loadedBy("FindJob", Map.of("stopped", EXECUTION, "machine", MACHINE));

    assertThat(loaded.in(SDK + "services.sfn.")).contains(SDK + "services.sfn.DefaultSfnClient");
    assertThat(loaded.in(SDK + "services.secretsmanager."))
        .doesNotContain(SDK + "services.secretsmanager.DefaultSecretsManagerClient");
    assertThat(loaded.in("sun.security.ssl.")).isEmpty();
    assertThat(loaded.in(SDK + "regions.servicemetadata."))
        .containsExactly(SDK + "regions.servicemetadata.StatesServiceMetadata");
    assertThat(loaded.in(SDK + "regions.regionmetadata.")).isEmpty();
    // CRT's library looks up these, whose code no step runs.
    assertThat(loaded.in(SDK + "crt.mqtt5.QOS")).containsExactly(SDK + "crt.mqtt5.QOS");
    assertThat(loaded.in(SDK + "services.sfn.model.CreateActivity")).isEmpty();
    assertThat(loaded.in("java.lang.runtime.")).isEmpty();
    assertThat(loaded.in("com.sun.crypto.provider.SunJCE")).isNotEmpty();
    assertThat(loaded.in("sun.security.ec.")).isEmpty();
  }

  private static LoadedClasses loadedBy(String step, Map<String, ?> input) throws Exception {
    LoadedClasses loaded = new LoadedClasses(task.resolve(step + "-loaded.log"));
    Map<String, String> environment = environment(Map.of("JAVA_TOOL_OPTIONS", loaded.option()));
    Map<String, Object> whole = new LinkedHashMap<>(input);
    whole.put("execution", EXECUTION);
    try (Function function = new Function(task, "airstep.steps." + step, environment)) {
      RuntimeApi.Outcome outcome = function.invoke(whole);
      assertThat(outcome.kind()).as("%s", function.printed()).isEqualTo("response");
    }
    return loaded;
  }
}
