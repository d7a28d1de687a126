package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.transport.HttpFault;
import airstep.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An absurd answer about one connection does not affect the other connections. */
class HostileAirbyteTest {

  private static final String ALL = "connections: all-active\ntimeout: 30m\npoll: 30s\n";

  @Test
  void longOrInvalidAnswersAffectOnlyTheirConnection() {
    String id = AllActiveFlowTest.id(2).toString();
    List<HttpFault> answers =
        List.of(
            json(Map.of("name", "C2", "status", "active", "workspaceId", "w".repeat(40_000))),
            json(Map.of("name", "C2", "status", "active", "workspaceId", "w".repeat(300_000))),
            json(Map.of("name", "n".repeat(300_000), "status", "active", "workspaceId", "w")),
            json(Map.of("name", 7, "status", List.of(), "workspaceId", Map.of())),
            json(Map.of()),
            Faults.answer(200, "application/json", "[]"),
            Faults.answer(500, "text/html", "<p>" + "e".repeat(300_000)));
    for (HttpFault answer : answers) {
      try (FlowWorld world =
          FlowWorld.Choice.of("all", ALL)
              .airbyte(
                  AllActiveFlowTest.connections(3)
                      .withScript("C2", Script.of(JobPlan.fails(Duration.ofSeconds(40))))
                      .otherwise(Script.of(JobPlan.succeeds(Duration.ofMinutes(2), 1, 1))))
              .begin()) {
        world.airbyteFaults.always("GET /v1/connections/" + id, answer);
        RunReport report = world.run();
        assertThat(report.status()).isEqualTo("FAILED");
        assertThat(report.connections())
            .filteredOn(one -> one.outcome().equals("SUCCEEDED"))
            .hasSize(2);
        assertThat(Causes.failed(world.only("all").cause().orElseThrow()))
            .singleElement()
            .satisfies(one -> assertThat(one.needText("connectionId")).isEqualTo(id));
        assertThat(world.slack.messages()).hasSize(1);
      }
    }
  }

  private static HttpFault json(Map<String, ?> body) {
    return Faults.answer(200, "application/json", Json.write(body));
  }
}
