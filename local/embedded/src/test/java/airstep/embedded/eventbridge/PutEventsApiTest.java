package airstep.embedded.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.PutEvents;
import airstep.asl.timeline.VirtualTimeline;
import airstep.embedded.transport.InMemorySdkHttpClient;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** Calls the embedded event bus with the SDK's client, and checks what its rules send. */
class PutEventsApiTest {

  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");
  private static final long SEED = 1;

  private final VirtualTimeline timeline = new VirtualTimeline(SEVEN);
  private final EmbeddedEventBridge rules = new EmbeddedEventBridge(timeline);
  private final List<JsonObject> told = new ArrayList<>();
  private final EventBridgeClient client =
      EventBridgeClient.builder()
          .httpClient(
              new InMemorySdkHttpClient(
                  new PutEventsApi(
                      timeline,
                      new PutEvents(
                          timeline,
                          new Random(SEED),
                          event -> {
                            rules.put(event);
                            return Optional.empty();
                          }))))
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "none")))
          .build();

  @BeforeEach
  void listen() {
    rules.rule(
        "failures",
        "{\"source\":[\"airstep\"],\"detail\":{\"status\":[{\"prefix\":\"FAIL\"}]}}",
        Map.of("flow", "$.detail.flow", "time", "$.time", "what", "failed"),
        input -> told.add(Json.readObject(input)));
  }

  @AfterEach
  void close() {
    client.close();
    timeline.close();
  }

  @Test
  void aRuleSendsItsTransformedInputToTheTarget() {
    assertThat(put("airstep", "{\"status\":\"FAILED\",\"flow\":\"a\"}").failedEntryCount())
        .isZero();
    assertThat(told).as("not before the call has been answered").isEmpty();

    timeline.runToEnd();

    assertThat(told)
        .singleElement()
        .extracting(JsonObject::fields)
        .isEqualTo(Map.of("flow", "a", "time", "2026-11-22T07:00:00Z", "what", "failed"));
  }

  @Test
  void aRuleIgnoresOtherEvents() {
    var _ = put("airstep", "{\"status\":\"SUCCEEDED\"}");
    var _ = put("other", "{\"status\":\"FAILED\"}");
    timeline.runToEnd();
    assertThat(told).isEmpty();
  }

  @Test
  void refusesAnEntryAsTheServiceDoes() {
    assertThat(put("aws.states", "{}").entries().getFirst().errorCode())
        .isEqualTo("InvalidArgument");
    assertThat(put("airstep", "no JSON").entries().getFirst().errorCode())
        .isEqualTo("MalformedDetail");
    assertThat(put("airstep", "no JSON").failedEntryCount()).isEqualTo(1);
  }

  private PutEventsResponse put(String source, String detail) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .source(source)
            .detailType("Something")
            .detail(detail)
            .build();
    return client.putEvents(request -> request.entries(entry));
  }
}
