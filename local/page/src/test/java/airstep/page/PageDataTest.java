package airstep.page;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.states.RecordedExecutions;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.InMemorySdkHttpClient;
import airstep.json.Json;
import airstep.operate.CountedCost;
import airstep.operate.HistoryCost;
import airstep.operate.LocalPauses;
import airstep.operate.NextCommand;
import airstep.operate.Place;
import airstep.operate.PlaceName;
import airstep.operate.RunDetails;
import airstep.operate.Runs;
import airstep.statemachine.Deployment;
import airstep.store.ExecutionStore;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;

class PageDataTest {

  private static final Instant NOW = SampleHistory.NOW;

  @TempDir private Path directory;

  private final List<String> calls = new ArrayList<>();

  @Test
  void showsWhatRanAndWhatIsLate() {
    try (ExecutionStore store = SampleHistory.play(directory, Duration.ofHours(34)).store()) {
      PageData data = data(store);
      JsonObject overview = read(data.overview());
      JsonObject late = flow(overview, "retl-contacts-daily");
      assertThat(late.text("late")).contains("2026-11-26T08:00:00Z");
      assertThat(late.texts("tags")).contains("reverse-etl");
      assertThat(flow(overview, "stripe-hourly").text("late")).isEmpty();
      assertThat(flow(overview, "stripe-hourly").text("next")).contains("2026-11-26T15:10:00Z");
      assertThat(flow(overview, "ads-weekly").text("state")).contains("DISABLED");
      assertThat(overview.objects("days").getLast().needText("day")).isEqualTo("2026-11-26");

      JsonObject window = read(data.window(NOW.minusSeconds(7200), NOW.plusSeconds(7200)));
      assertThat(window.objects("runs").getFirst().needText("status")).isEqualTo("RUNNING");
      assertThat(window.objects("coming").getFirst().needText("at"))
          .isEqualTo("2026-11-26T14:15:00Z");

      JsonObject history = read(data.history("warehouse-nightly"));
      List<JsonObject> connections = history.objects("connections");
      assertThat(connections)
          .map(one -> one.needText("label"))
          .contains("HubSpot → Snowflake", "Salesforce → Snowflake");
      assertThat(connections.getFirst().objects("points"))
          .isNotEmpty()
          .allSatisfy(point -> assertThat(point.needWhole("rows")).isPositive());

      String id = flow(overview, "warehouse-nightly").objects("last").getFirst().needText("id");
      JsonObject run = read(data.run(id));
      assertThat(run.needObject("cost").needWhole("transitions")).isGreaterThan(50);
      assertThat(run.needObject("cost").needWhole("lambdaCalls")).isGreaterThan(10);
      assertThat(read(data.logs(id, 5)).objects("lines")).hasSize(5);
    }
  }

  @Test
  void asksForFewOfManyRuns() {
    try (ExecutionStore store = ExecutionStore.open(directory, NOW)) {
      ManyRuns.add(store, 700, NOW);
      PageData data = data(store);
      String overview = Json.write(data.overview());
      // A page of 500 for each listing, and a success of each flow that has run.
      assertThat(calls).hasSizeLessThan(12);
      assertThat(overview.length()).isLessThan(20_000);
      JsonObject window = read(data.window(NOW.minus(Duration.ofDays(7)), NOW));
      assertThat(window.objects("runs")).hasSize(300);
      assertThat(window.objects("more")).hasSizeGreaterThan(100);
      calls.clear();
      data.window(NOW.minus(Duration.ofDays(7)), NOW);
      assertThat(calls).as("ended runs are asked for once").hasSizeLessThan(2);
    }
  }

  /** The page asks every two seconds for what it shows of a run that runs. */
  @Test
  void asksAgainOnlyForTheExecutionsThatRun() {
    try (ExecutionStore store = SampleHistory.play(directory, Duration.ofHours(34)).store()) {
      PageData data = data(store);
      String id =
          read(data.window(NOW.minusSeconds(1), NOW)).objects("runs").getFirst().needText("id");
      calls.clear();
      JsonObject first = read(data.run(id));
      assertThat(first.isTrue("mayChange")).isTrue();
      assertThat(first.needObject("earlier").fields().values())
          .allSatisfy(outcomes -> assertThat((List<?>) outcomes).hasSize(10));
      assertThat(calls("DescribeExecution")).isGreaterThan(10);
      assertThat(calls("GetExecutionHistory")).isGreaterThan(10);
      calls.clear();
      assertThat(read(data.run(id)).fields()).isEqualTo(first.fields());
      assertThat(calls("DescribeExecution")).as("the run and its sync").isEqualTo(2);
      assertThat(calls("GetExecutionHistory"))
          .as("theirs, and for the cost also that of the flow")
          .isEqualTo(2 + 3);
    }
  }

  @Test
  void readsTheHistoryOfAnEndedExecutionOnceForTheCost() {
    try (ExecutionStore store = SampleHistory.play(directory, Duration.ofHours(34)).store()) {
      Place place = place(store);
      Runs runs = place.runs();
      RunDetails ended = runs.details(runs.find("warehouse-nightly@last"));
      HistoryCost histories = new HistoryCost(place.states());
      CountedCost cost = histories.of(ended);
      assertThat(cost.cost().transitions()).isGreaterThan(50);
      calls.clear();
      assertThat(histories.of(ended)).isEqualTo(cost);
      assertThat(calls).isEmpty();
    }
  }

  private long calls(String operation) {
    return calls.stream().filter(call -> call.endsWith("." + operation)).count();
  }

  @Test
  void seesARunEndAndAnotherBegin() {
    try (ExecutionStore store = ExecutionStore.open(directory, NOW)) {
      ManyRuns.add(store, 3, NOW.minusSeconds(3600));
      Instant start = NOW.minusSeconds(600);
      ManyRuns.begin(store, "stripe-hourly", 10, start);
      PageData data = data(store);
      assertThat(statuses(data)).containsExactly("RUNNING");
      ManyRuns.begin(store, "stripe-hourly", 11, NOW.minusSeconds(60));
      assertThat(statuses(data)).containsExactly("RUNNING", "RUNNING");
      ManyRuns.end(store, "stripe-hourly", 10, start, "FAILED");
      assertThat(statuses(data)).containsExactly("RUNNING", "FAILED");
      JsonObject overview = read(data.overview());
      assertThat(overview.needWhole("total")).isEqualTo(5);
      assertThat(flow(overview, "stripe-hourly").objects("last"))
          .map(run -> run.needText("status"))
          .endsWith("FAILED", "RUNNING");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ABORTED, 1750, true",
    "TIMED_OUT, 1750, true",
    "ABORTED, 1850, false",
    "FAILED, 1, false"
  })
  void saysWhetherARunMayChange(String status, long secondsAgo, boolean mayChange) {
    try (ExecutionStore store = ExecutionStore.open(directory, NOW)) {
      Instant end = NOW.minusSeconds(secondsAgo);
      Instant start = end.minusSeconds(90);
      ManyRuns.begin(store, "stripe-hourly", 10, start);
      PageData data = data(store);
      String id =
          flow(read(data.overview()), "stripe-hourly").objects("last").getFirst().needText("id");
      assertThat(read(data.run(id)).isTrue("mayChange")).isTrue();
      ManyRuns.end(store, "stripe-hourly", 10, start, status);
      assertThat(read(data.run(id)).isTrue("mayChange")).isEqualTo(mayChange);
    }
  }

  private static List<String> statuses(PageData data) {
    return read(data.window(NOW.minusSeconds(1800), NOW)).objects("runs").stream()
        .map(run -> run.needText("status"))
        .toList();
  }

  private PageData data(ExecutionStore store) {
    Place place = place(store);
    return new PageData(place, SampleFlows::all, place.pauses(), InstantSource.fixed(NOW));
  }

  private Place place(ExecutionStore store) {
    EmbeddedStates states = new EmbeddedStates(RecordedExecutions.of(store));
    SfnClient client =
        InMemorySdkHttpClient.openOnce(
            SfnClient.builder(),
            request -> {
              calls.add(AwsOperation.of(request));
              return states.handle(request);
            });
    return new Place(
        PlaceName.local(NextCommand.here()),
        client,
        Deployment::stateMachine,
        store::logs,
        new LocalPauses(store.pauses()),
        () -> null,
        () -> null,
        () -> {});
  }

  private static JsonObject read(JsonFields written) {
    return Json.readObject(Json.write(written));
  }

  private static JsonObject flow(JsonObject overview, String name) {
    return overview.objects("flows").stream()
        .filter(flow -> flow.needText("name").equals(name))
        .findFirst()
        .orElseThrow();
  }
}
