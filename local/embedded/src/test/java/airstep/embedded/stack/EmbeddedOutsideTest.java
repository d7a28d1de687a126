package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.timeline.VirtualTimeline;
import airstep.asl.timeline.WorkResult;
import airstep.embedded.airbyte.World;
import airstep.http.Http;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedOutsideTest {

  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");

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
