package airstep.flows;

import static airstep.flows.FlowFolder.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values at the limits of what is allowed. */
class FlowFileTest {
  @TempDir private Path events;

  @ParameterizedTest
  @CsvSource({"1h, 1", "26h, 26", "1d2h, 26", "7d, 168"})
  void acceptsFreshnessFromOneHourToOneWeek(String written, long hours) {
    assertThat(flow("freshness: " + written).freshness()).hasValue(Duration.ofHours(hours));
  }

  @ParameterizedTest
  @CsvSource({"1h", "6h", "1d", "2d", "7d"})
  void acceptsAWindowThatDividesADayOrIsWholeDays(String written) {
    FlowFolder folder =
        FlowFolder.in(events)
            .with("other.yaml", "connections: all-active\n")
            .with("x.yaml", "connections: all-active\nafter: [other]\nwithin: " + written + "\n");

    assertThat(FlowFolder.flows(folder.read()).getLast().after())
        .hasValueSatisfying(it -> assertThat(DurationText.of(it.within())).isEqualTo(written));
  }

  /** A person who starts a flow of named connections by hand has asked for it. */
  @Test
  void onlyAClearOfAllConnectionsNeedsToBeConfirmedWithoutATrigger() {
    FlowFolder folder = FlowFolder.in(events);
    String named = "connections: [" + FlowFolder.CONNECTION + "]\njob: clear\n";
    assertThat(only(folder.with("x.yaml", named).read()).sync().job()).isEqualTo("clear");

    String all = "connections: all-active\njob: clear\n";
    assertThat(folder.problems(folder.with("x.yaml", all).read()))
        .singleElement()
        .asString()
        .contains("job: clear deletes the synced data; add confirm: true");
    assertThat(flow("job: clear\nconfirm: true").sync().job()).isEqualTo("clear");
  }

  @Test
  void acceptsFortyTags() {
    List<String> tags = IntStream.range(0, 40).mapToObj(n -> "tag" + n).toList();

    assertThat(flow("tags: " + tags).tags()).isEqualTo(tags);
  }

  @Test
  void convertsAnEventPatternToJson() {
    String yaml =
        """
        on:
          bus: orders
          source: [dbt, {prefix: my.}]
          account: ["123456789012"]
          detail:
            status: [success, ~, true, 7, -1.50]
            job:
              name: [{anything-but: [a, b]}]
              gone: [{exists: false}]
          $or:
            - {region: [eu-west-1]}
            - {detail: {size: [{numeric: [">", 0, "<=", 5]}]}}
        """;

    assertThat(flow(yaml).trigger(EventPattern.class))
        .hasValueSatisfying(
            on ->
                assertPattern(
                    on,
                    "orders",
                    "{\"source\":[\"dbt\",{\"prefix\":\"my.\"}],\"account\":[\"123456789012\"],"
                        + "\"detail\":{\"status\":[\"success\",null,true,7,-1.50],"
                        + "\"job\":{\"name\":[{\"anything-but\":[\"a\",\"b\"]}],"
                        + "\"gone\":[{\"exists\":false}]}},"
                        + "\"$or\":[{\"region\":[\"eu-west-1\"]},"
                        + "{\"detail\":{\"size\":[{\"numeric\":[\">\",0,\"<=\",5]}]}}]}"));
  }

  @Test
  void treatsAVariableInAPatternAsText() {
    FlowFolder folder =
        FlowFolder.in(events)
            .with(
                "x.yaml",
                "connections: all-active\non: {source: [dbt], account: [\"${ACCOUNT}\"]}\n");

    assertThat(only(folder.read(Map.of("ACCOUNT", "123456789012"))).trigger(EventPattern.class))
        .hasValueSatisfying(
            on ->
                assertPattern(
                    on, "default", "{\"source\":[\"dbt\"],\"account\":[\"123456789012\"]}"));
  }

  private static void assertPattern(EventPattern on, String bus, String json) {
    assertThat(on.bus()).isEqualTo(bus);
    assertThat(on.json()).hasToString(json);
  }

  @Test
  void acceptsEventsOfOtherFlows() {
    assertThat(
            flow("on: {source: [airstep], detail: {flow: [other], status: [FAILED]}}\n")
                .trigger(EventPattern.class))
        .isPresent();
    assertThat(
            flow("on: {detail-type: [Airstep Drill], detail: {flow: [daily]}}\n")
                .trigger(EventPattern.class))
        .isPresent();
  }

  @Test
  void acceptsAnEventInAdditionToACron() {
    Flow flow = flow("schedule: {cron: 0 7 * * *}\non: {source: [dbt]}\n");

    assertThat(flow.schedule()).isPresent();
    assertThat(flow.trigger(EventPattern.class)).isPresent();
    assertThat(flow.triggers()).isNotEmpty();
  }

  private Flow flow(String written) {
    return only(FlowFolder.in(events).with("x.yaml", "connections: all-active\n" + written).read());
  }
}
