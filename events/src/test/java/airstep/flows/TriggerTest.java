package airstep.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerTest {
  @TempDir private Path events;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{source: [dbt]} | when an event from dbt arrives",
        "{source: [dbt], detail-type: [Job Done, Job Late]}"
            + " | when an event Job Done or Job Late from dbt arrives",
        "{detail-type: [{prefix: Job}], bus: etl}"
            + " | when an event {\"prefix\":\"Job\"} arrives on bus etl",
        "{source: [dbt], detail: {status: [success]}} | when a matching event from dbt arrives",
        "{detail: {job: [done]}} | when a matching event arrives"
      })
  void describesAnEventBySourceAndType(String on, String text) {
    assertThat(text("on: " + on)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "after: [a] | after a has succeeded, once each day in UTC",
        "after: [a, b] | after a and b have succeeded, once each day in UTC, waiting 6h for the"
            + " last",
        "{after: [c, a, b], within: 12h, deadline: 30m, schedule: {timezone: Europe/Berlin}} |"
            + " after c, a and b have succeeded, once each window of 12h in Europe/Berlin, waiting"
            + " 30m for the last"
      })
  void describesOtherFlowsWithWindowAndDeadline(String after, String text) {
    assertThat(text(after)).isEqualTo(text);
  }

  @Test
  void hasNoTextForASchedule() {
    assertThat(flow("schedule: {cron: 0 7 * * *}").startText()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"on: {source: [dbt]}", "after: [a]", "schedule: {cron: 0 7 * * *}", ""})
  void theZoneOfAFlowThatNamesNoneIsShownAsUtc(String trigger) {
    assertThat(flow(trigger).zone().getId()).isEqualTo("UTC");
  }

  private String text(String written) {
    return flow(written).startText().orElseThrow();
  }

  private Flow flow(String written) {
    FlowFolder folder = FlowFolder.in(events);
    for (String other : new String[] {"a", "b", "c"}) {
      folder.with(other + ".yaml", "connections: all-active\n");
    }
    String inner = written.startsWith("{") ? written.substring(1, written.length() - 1) : written;
    String yaml = "{connections: all-active, " + inner + "}";
    return FlowFolder.flows(folder.with("x.yaml", yaml).read()).getLast();
  }
}
