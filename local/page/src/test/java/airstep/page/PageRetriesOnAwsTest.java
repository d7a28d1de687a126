package airstep.page;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.states.RecordedExecutions;
import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.InMemorySdkHttpClient;
import airstep.http.Http;
import airstep.json.Json;
import airstep.operate.LocalPauses;
import airstep.operate.NextCommand;
import airstep.operate.Place;
import airstep.operate.PlaceName;
import airstep.statemachine.Deployment;
import airstep.vocabulary.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A stage whose flow starts at once, and whose run is listed when time passes. */
class PageRetriesOnAwsTest {

  private static final String FLOW = "stripe-hourly";

  @TempDir private Path directory;

  private final List<JsonObject> starts = new ArrayList<>();
  private boolean allowed = true;
  private SampleHistory history;
  private PageServer server;

  @BeforeEach
  void start() {
    history = SampleHistory.play(directory, Duration.ofHours(12));
    Place place = place();
    server =
        PageServer.start(
            place,
            SampleFlows::all,
            Retries.onStage(place),
            Optional.empty(),
            InstantSource.fixed(SampleHistory.NOW),
            0);
  }

  @AfterEach
  void stop() {
    server.close();
    history.store().close();
  }

  @Test
  void startsTheFlowOnceAlsoBeforeItsRunIsListed() {
    JsonObject failed = failed();
    assertThat(failed.needText("retryCommand")).endsWith(" --on aws --stage prod");
    RawHttp first = retry(failed);
    assertThat(first.status()).as(first.body()).isEqualTo(200);
    RawHttp second = retry(failed);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.json().needText("message"))
        .isEqualTo(
            "run %s of %s is being retried; wait until that has ended"
                .formatted(failed.needText("id"), FLOW));
    assertThat(starts).hasSize(1);
    JsonObject start = starts.getFirst();
    assertThat(start.needText("stateMachineArn")).isEqualTo(Deployment.stateMachine(FLOW));
    assertThat(start.needText("name")).matches("retry-[0-9a-f]{16}-1");
    JsonObject input = Json.readObject(start.needText("input"));
    assertThat(input.texts("connections")).isEqualTo(failed.texts("retry")).hasSize(1);
    assertThat(failed.needText("execution")).endsWith(":" + input.needText("retryOf"));
  }

  @Test
  void saysThatAStartIsNotAllowed() {
    allowed = false;
    RawHttp denied = retry(failed());
    assertThat(denied.status()).isEqualTo(502);
    assertThat(denied.json().needText("message")).contains("no states:StartExecution");
    allowed = true;
    assertThat(retry(failed()).status()).isEqualTo(200);
  }

  private RawHttp retry(JsonObject run) {
    String id = run.needText("id");
    JsonObject question = RawHttp.get(server.address(), "retry/" + id).json();
    return RawHttp.send(
        server.address(),
        "POST",
        "run/" + id + "/retry",
        Json.write(Map.of("next", question.needText("next"))),
        "Origin: http://" + server.address().getAuthority(),
        "Content-Type: application/json");
  }

  private JsonObject failed() {
    String window =
        "window?from=%s&to=%s"
            .formatted(
                SampleHistory.NOW.minus(Duration.ofDays(1)), SampleHistory.NOW.plusSeconds(1));
    return RawHttp.get(server.address(), window).json().objects("runs").stream()
        .filter(run -> run.needText("status").equals("FAILED"))
        .map(run -> RawHttp.get(server.address(), "run/" + run.needText("id")).json())
        .findFirst()
        .orElseThrow();
  }

  private Place place() {
    EmbeddedStates states = new EmbeddedStates(RecordedExecutions.of(history.store()));
    SfnClient client =
        InMemorySdkHttpClient.openOnce(
            SfnClient.builder(),
            request ->
                AwsOperation.of(request).endsWith("StartExecution")
                    ? started(Json.readObject(request.body()))
                    : states.handle(request));
    return new Place(
        PlaceName.onAws("prod", "AWS", NextCommand.onAws(Map.of("--on", "aws", "--stage", "prod"))),
        client,
        Deployment::stateMachine,
        history.store()::logs,
        new LocalPauses(history.store().pauses()),
        () -> null,
        () -> null,
        () -> {});
  }

  private Http.Response started(JsonObject asked) {
    if (!allowed) {
      return AwsJson.error(400, "AccessDeniedException", "no states:StartExecution");
    }
    starts.add(asked);
    Execution execution =
        history
            .stage()
            .stepFunctions()
            .startExecution(
                asked.needText("stateMachineArn"), asked.needText("name"), asked.needText("input"));
    return AwsJson.response(
        Map.of(
            "executionArn",
            execution.arn(),
            "startDate",
            AwsJson.epochSeconds(execution.startDate())));
  }
}
