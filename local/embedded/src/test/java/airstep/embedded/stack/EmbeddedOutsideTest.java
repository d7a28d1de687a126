package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.timeline.VirtualTimeline;
import airstep.asl.timeline.WorkResult;
import airstep.embedded.airbyte.EmbeddedConnection;
import airstep.embedded.airbyte.World;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.http.Http;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedOutsideTest {

  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");

  @Test
  void connectionsThatNoOneHasNamedCanBeToldApart() {
    List<String> ids =
        IntStream.range(0, 4).mapToObj("00000000-0000-4000-8000-00000000000%d"::formatted).toList();
    List<Flow> flows =
        List.of(
            FlowReader.of("orders", "connections: [%s]".formatted(ids.get(0))),
            FlowReader.of(
                "hubspot",
                "connections: [%s, %s, %s]".formatted(ids.get(1), ids.get(2), ids.get(3))));
    World known = World.empty(1).withConnection(UUID.fromString(ids.get(2)), "HubSpot deals");
    assertThat(EmbeddedOutside.withNamed(flows, known, EmbeddedOutside::name).connections())
        .map(EmbeddedConnection::name)
        .containsExactlyInAnyOrder("orders", "hubspot 1", "HubSpot deals", "hubspot 3");
  }

  @ParameterizedTest
  @CsvSource({"POST, /v1/jobs, 200, 2000", "GET, /v1/jobs, 40, 100"})
  void timePassesBeforeAndAfterTheEffectOfACall(
      String method, String path, long effectMillis, long answerMillis) {
    try (VirtualTimeline timeline = new VirtualTimeline(SEVEN)) {
      EmbeddedOutside embedded = new EmbeddedOutside(List.of(), World.empty(1), timeline);
      URI uri = URI.create("https://airbyte.example" + path);
      Http.Request request = new Http.Request(method, uri, Map.of(), "", Duration.ofMinutes(1));
      List<WorkResult<Http.Response>> ended = new ArrayList<>();
      timeline.start(() -> embedded.outside().http().send(request), ended::add);
      timeline.runToEnd();
      assertThat(embedded.airbyte().requests())
          .singleElement()
          .satisfies(call -> assertThat(call.at()).isEqualTo(SEVEN.plusMillis(effectMillis)));
      assertThat(timeline.instant()).isEqualTo(SEVEN.plusMillis(answerMillis));
      assertThat(ended).singleElement().isInstanceOf(WorkResult.Returned.class);
    }
  }
}
