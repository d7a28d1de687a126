package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.ExecutionStatus;
import airstep.json.Json;
import airstep.statemachine.Deployment;
import airstep.store.ExecutionStore;
import airstep.store.StoredExecution;
import airstep.vocabulary.json.JsonObject;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class UiCommandTest {

  @RegisterExtension static final WireMockExtension SERVER = OutsideAirbyte.server();

  @TempDir private Path directory;

  @Test
  void showsTheRunsOfEarlierCommandsUntilItIsEnded() throws Exception {
    JsonObject cost = run("run", "daily", "--json").json().needObject("cost");
    try (ServedUi ui = ServedUi.in(directory.resolve("history"), "--flows", flows().toString())) {
      assertThat(ui.addresses.needText("page")).matches("http://127\\.0\\.0\\.1:\\d+/[\\w-]{32}/");
      JsonObject overview = Json.readObject(ui.get("overview"));
      assertThat(overview.needWhole("total")).isEqualTo(1);
      assertThat(overview.objects("flows")).map(flow -> flow.needText("name")).contains("daily");
      JsonObject counted = Json.readObject(ui.get("run/@last")).needObject("cost");
      assertThat(counted.needWhole("transitions")).isEqualTo(cost.needWhole("transitions"));
      assertThat(counted.needWhole("lambdaCalls")).isEqualTo(cost.needWhole("lambdaInvocations"));
      String runs = "{\"stateMachineArn\":\"%s\"}".formatted(Deployment.stateMachine("run"));
      assertThat(call(ui, "ListExecutions", runs).body()).contains("SUCCEEDED");
    }
  }

  /** Any user of the machine can call it, also who does not know the token of the page. */
  @Test
  void theApiOfStepFunctionsStopsNoRunOfAnotherProcess() throws Exception {
    Path history = directory.resolve("history");
    Instant now = Instant.now();
    String machine = Deployment.stateMachine("run");
    String arn = machine.replace(":stateMachine:", ":execution:") + ":one";
    StoredExecution running =
        new StoredExecution(
            arn, machine, ExecutionStatus.RUNNING, now, Optional.empty(), "{\"input\":\"{}\"}");
    try (ExecutionStore other = ExecutionStore.open(history, now)) {
      assertThat(other.begin(running, "{}", false)).isTrue();
      try (ServedUi ui = ServedUi.in(history, "--flows", flows().toString())) {
        HttpResponse<String> refused =
            call(ui, "StopExecution", "{\"executionArn\":\"%s\"}".formatted(arn));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
            .contains("ValidationException", "which stops nothing: use ./airstep runs stop ID");
      }
      assertThat(other.stops().requested()).isEmpty();
    }
  }

  @Test
  void refusesAPortThatIsNone() {
    assertThat(run("ui", "--port", "70000").err())
        .isEqualTo("--port 70000 is no port; use 1 to 65535, or leave it out\n");
  }

  @Test
  void writesTheSamePageAsAFile() {
    assertThat(run("run", "daily").code()).isZero();
    Path file = directory.resolve("report.html");
    Ran report = run("report", "--out", file.toString(), "--since", "1d");
    assertThat(report.code()).as(report.err()).isZero();
    assertThat(report.out()).isEqualTo(file + "\n");
    assertThat(Ran.read(file))
        .startsWith("<!doctype html>")
        .contains("\"flow\":\"daily\"")
        .endsWith("</html>");
    assertThat(run("report", "--out", file.toString(), "--json").json().text("file"))
        .contains(file.toString());
  }

  @Test
  void aReportContainsNoSecret() {
    OutsideAirbyte airbyte = new OutsideAirbyte(SERVER).whoseJobs("failed");
    String secrets = airbyte.secrets(directory).toString();
    assertThat(run("run", "daily", "--clock", "virtual", "--secrets", secrets).code()).isEqualTo(1);
    Path file = directory.resolve("report.html");
    assertThat(run("report", "--out", file.toString()).code()).isZero();
    // The logs are there, and the name of the connection.
    assertThat(Ran.read(file))
        .contains("TriggerSync", "HubSpot")
        .doesNotContain(OutsideAirbyte.KEY, "/slack");
  }

  @Test
  void saysWhyAReportCannotBeWritten() {
    Ran nowhere = run("report", "--out", directory.resolve("none/report.html").toString());
    assertThat(nowhere.code()).isEqualTo(2);
    assertThat(nowhere.err()).startsWith("cannot write ").endsWith("; use another --out\n");
    assertThat(run("report", "--out", "x", "--since", "91d").err())
        .isEqualTo("--since is more than 90d, the time that executions are kept\n");
  }

  private static HttpResponse<String> call(ServedUi ui, String operation, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(ui.addresses.needText("endpoint")))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AWSStepFunctions." + operation)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private Path flows() {
    return Ran.flow(
        directory,
        "daily",
        "connections: [00000000-0000-4000-8000-000000000001]\nretries: {count: 0}\n");
  }

  private Ran run(String... command) {
    String[] args = Arrays.copyOf(command, command.length + 2);
    args[command.length] = "--flows";
    args[command.length + 1] = flows().toString();
    return Ran.in(directory.resolve("history"), args);
  }
}
