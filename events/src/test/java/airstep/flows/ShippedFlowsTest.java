package airstep.flows;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import airstep.vocabulary.AlertKind;
import airstep.vocabulary.RetryOn;
import airstep.vocabulary.WhenRunning;
import airstep.vocabulary.sync.SyncSettings;
import airstep.vocabulary.sync.SyncSettings.Poll;
import airstep.vocabulary.sync.SyncSettings.Retries;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped flow files work as documented. */
class ShippedFlowsTest {
  private static final Path FLOWS = Path.of("flows");
  private static final String HUBSPOT = "11111111-2222-4333-8444-555555555555";
  private static final String RETL = "66666666-7777-4888-8999-aaaaaaaaaaaa";

  @Test
  void hubspotSyncsItsConnectionForHalfAnHourAtMost() {
    Flow flow = flow("hubspot-airbyte-daily");

    assertThat(flow.connections()).isEqualTo(new Connections.Named(List.of(HUBSPOT)));
    assertThat(flow.tags()).containsExactly("airbyte", "hubspot", "daily");
    assertIsDaily(flow);
  }

  @Test
  void reverseEtlSyncsItsConnectionForHalfAnHourAtMost() {
    Flow flow = flow("retl-contacts-daily");

    assertThat(flow.connections()).isEqualTo(new Connections.Named(List.of(RETL)));
    assertThat(flow.tags()).containsExactly("airbyte", "reverse-etl", "daily");
    assertIsDaily(flow);
  }

  private static void assertIsDaily(Flow flow) {
    assertThat(flow.switchedOn()).isTrue();
    SyncSettings sync = flow.sync();
    assertThat(sync.timeout()).isEqualTo(Duration.ofMinutes(30));
    assertThat(sync.poll())
        .isEqualTo(new Poll(Duration.ofSeconds(30), Duration.ofSeconds(30), false));
    assertThat(sync.triggerTimeout()).isEqualTo(Duration.ofSeconds(150));
    assertThat(sync.whenRunning()).isEqualTo(WhenRunning.ADOPT);
    assertThat(sync.retries())
        .isEqualTo(new Retries(2, List.of(RetryOn.TRIGGER), Duration.ofSeconds(10), 10, 0.5));
    assertThat(flow.alerting().secret()).isEqualTo("slack/alerts");
    assertThat(flow.alerting().text())
        .hasValue("Airbyte sync failed: {{ flow.name }} - {{ flow_run.state.message }}");
    assertThat(flow.alerting().kinds()).containsExactly(AlertKind.values());
  }

  @Test
  void allActiveConnectionsIsSwitchedOff() {
    Flow flow = flow("all-active-connections");

    assertThat(flow.connections()).isEqualTo(new Connections.AllActive(List.of()));
    assertThat(flow.switchedOn()).isFalse();
    assertThat(flow.sync().timeout()).isEqualTo(Duration.ofMinutes(55));
    assertThat(flow.sync().poll()).isEqualTo(Poll.USUAL);
    assertThat(flow.tags()).containsExactly("airbyte");
  }

  @Test
  void allActiveConnectionsRunThirteenTimesADayFromSixToSix() {
    Instant midnight = Instant.parse("2026-11-22T00:00:00Z");

    assertThat(
            flow("all-active-connections")
                .schedule()
                .orElseThrow()
                .between(midnight, midnight.plus(Duration.ofDays(1))))
        .hasSize(13)
        .allMatch(run -> run.atZone(UTC).getMinute() == 0)
        .extracting(run -> run.atZone(UTC).getHour())
        .containsExactly(6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18);
  }

  @Test
  void planMatchesTheScheduleTable() {
    List<Flow> named = List.of(flow("hubspot-airbyte-daily"), flow("retl-contacts-daily"));

    assertThat(Plan.of(named, LocalDate.of(2026, 11, 22), 1).rows())
        .extracting(row -> row.at().atZone(UTC).toLocalTime().toString(), PlanRow::name)
        .containsExactly(
            tuple("06:00", "products-daily"),
            tuple("07:00", "hubspot-airbyte-daily"),
            tuple("07:30", "dbt transformations"),
            tuple("08:00", "retl-contacts-daily"),
            tuple("09:00", "exchange-rates-daily"));
  }

  @Test
  void exampleSetsEveryVariableAndSwitchesTheFlowsOff(@TempDir Path events) throws IOException {
    FlowFolder folder = FlowFolder.in(events);
    folder.with("../example.env", Files.readString(Path.of("example.env")));
    for (String name :
        List.of("all-active-connections", "hubspot-airbyte-daily", "retl-contacts-daily")) {
      folder.with(name + ".yaml", Files.readString(FLOWS.resolve(name + ".yaml")));
    }

    assertThat(FlowFolder.flows(folder.readOrExample()))
        .noneMatch(Flow::switchedOn)
        .flatExtracting(Flow::missing)
        .extracting("name")
        .containsExactly("AIRBYTE_HUBSPOT_CONNECTION_ID", "AIRBYTE_RETL_CONNECTION_ID");
  }

  @ParameterizedTest
  @CsvSource({
    "check, check",
    "run-now,",
    "run-for-a-scheduled-time, scheduledTime",
    "sync-one-connection, connectionId"
  })
  void samplesAreValidInputs(String name, String key) throws IOException {
    JsonNode input = new ObjectMapper().readTree(Path.of("samples", name + ".json").toFile());

    assertThat(input.isObject()).isTrue();
    assertThat(input.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(key == null ? List.of() : List.of(key));
  }

  private static Flow flow(String name) {
    Map<String, String> process =
        Map.of("AIRBYTE_HUBSPOT_CONNECTION_ID", HUBSPOT, "AIRBYTE_RETL_CONNECTION_ID", RETL);
    Reading reading = FlowReader.read(FLOWS, Environment.of(FLOWS, process));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.warnings()).isEmpty();
    return reading.flows().stream()
        .filter(flow -> flow.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
