package airstep.page;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.states.RecordedExecutions;
import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.InMemorySdkHttpClient;
import airstep.flows.Flow;
import airstep.http.Http;
import airstep.operate.NextCommand;
import airstep.operate.Pause;
import airstep.operate.PauseState;
import airstep.operate.Pauses;
import airstep.operate.Place;
import airstep.operate.PlaceName;
import airstep.operate.PlaceUnusableException;
import airstep.operate.TriggerState;
import airstep.operate.TriggerState.State;
import airstep.statemachine.Deployment;
import airstep.store.ExecutionStore;
import airstep.vocabulary.json.JsonObject;
import java.nio.file.Path;
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

class PageOnAwsTest {

  private static final String NOT_ALLOWED = "data is not allowed events:DisableRule";

  @TempDir private Path directory;

  private final List<String> asked = new ArrayList<>();
  private State rule = State.ENABLED;
  private boolean allowed = true;
  private ExecutionStore store;
  private PageServer server;

  @BeforeEach
  void start() {
    store = ExecutionStore.open(directory, SampleHistory.NOW);
    ManyRuns.add(store, 6, SampleHistory.NOW);
    InstantSource clock = InstantSource.fixed(SampleHistory.NOW);
    Place place = place();
    server =
        PageServer.start(
            place, SampleFlows::all, Retries.onStage(place), Optional.empty(), clock, 0);
  }

  @AfterEach
  void stop() {
    server.close();
    store.close();
  }

  @Test
  void asksForThePausesOnceAndAfterAChange() {
    assertThat(flow().needObject("change").texts("triggers"))
        .containsExactly("rule dev-stripe-hourly.cron");
    int once = asked.size();
    assertThat(flow().text("state")).contains("ENABLED");
    assertThat(asked).as("they are kept").hasSize(once);
    assertThat(post("pause").status()).isEqualTo(200);
    assertThat(flow().text("state")).contains("PAUSED");
    assertThat(post("resume").status()).isEqualTo(200);
    assertThat(flow().text("state")).contains("ENABLED");
  }

  @Test
  void saysWhyAFlowCannotBePaused() {
    rule = State.MISSING;
    RawHttp refused = post("pause");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().needText("message"))
        .startsWith("stripe-hourly is not deployed to dev");
    allowed = false;
    rule = State.ENABLED;
    RawHttp denied = post("pause");
    assertThat(denied.status()).isEqualTo(502);
    assertThat(denied.json().text("message")).contains(NOT_ALLOWED);
  }

  @Test
  void saysInOneLineWhyTheCostCannotBeCounted() {
    RawHttp failed =
        RawHttp.get(
            server.address(),
            "cost?from=2026-11-26T00:00:00Z&to=" + SampleHistory.NOW.plusSeconds(1));
    assertThat(failed.status()).isEqualTo(502);
    assertThat(failed.json().text("message"))
        .contains(
            "AWS did not answer as expected: AccessDeniedException: no states:GetExecutionHistory");
  }

  private RawHttp post(String action) {
    return RawHttp.send(
        server.address(),
        "POST",
        "flow/stripe-hourly/" + action,
        "{}",
        "Origin: http://" + server.address().getAuthority(),
        "Content-Type: application/json");
  }

  private JsonObject flow() {
    return RawHttp.get(server.address(), "overview").json().objects("flows").stream()
        .filter(it -> it.needText("name").equals("stripe-hourly"))
        .findFirst()
        .orElseThrow();
  }

  /** Whether it asks for a history without its data. */
  private static boolean isCounted(Http.Request request) {
    return AwsOperation.of(request).endsWith("GetExecutionHistory")
        && request.body().contains("\"includeExecutionData\":false");
  }

  private Place place() {
    EmbeddedStates states = new EmbeddedStates(RecordedExecutions.of(store));
    SfnClient client =
        InMemorySdkHttpClient.openOnce(
            SfnClient.builder(),
            request ->
                isCounted(request)
                    ? AwsJson.error(400, "AccessDeniedException", "no states:GetExecutionHistory")
                    : states.handle(request));
    return new Place(
        PlaceName.onAws("dev", "AWS", NextCommand.onAws(Map.of("--on", "aws", "--stage", "dev"))),
        client,
        Deployment::stateMachine,
        store::logs,
        new Rules(),
        () -> null,
        () -> null,
        () -> {});
  }

  /** One rule of each flow. */
  private final class Rules implements Pauses {

    @Override
    public PauseState of(Flow flow) {
      asked.add(flow.name());
      Optional<Pause> pause =
          rule == State.PAUSED ? Optional.of(new Pause(Optional.empty(), "")) : Optional.empty();
      TriggerState trigger = new TriggerState("dev-" + flow.name() + ".cron", "rule", rule, pause);
      return new PauseState(pause, List.of(trigger));
    }

    @Override
    public void pause(Flow flow, Pause pause) {
      if (!allowed) {
        throw new PlaceUnusableException(NOT_ALLOWED);
      }
      rule = State.PAUSED;
    }

    @Override
    public void resume(Flow flow) {
      rule = State.ENABLED;
    }
  }
}
