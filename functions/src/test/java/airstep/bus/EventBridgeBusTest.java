package airstep.bus;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.bench.Loopback;
import airstep.bench.SdkClients;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

final class EventBridgeBusTest {

  private static final String TYPE = "Airstep Run Failed";

  @RegisterExtension static final WireMockExtension server = Loopback.server();

  private static EventBridgeClient client;

  private final EventPublisher bus = new EventBridgeBus(client);

  @BeforeAll
  static void open() {
    client = SdkClients.open(EventBridgeClient.builder(), server.baseUrl(), Duration.ofSeconds(10));
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @Test
  void publishesOnTheDefaultBus() {
    answer(okJson("{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}"));

    bus.put(TYPE, Map.of("flow", "hubspot"));

    server.verify(
        1,
        postRequestedFor(urlEqualTo("/"))
            .withHeader("X-Amz-Target", equalTo("AWSEvents.PutEvents"))
            .withRequestBody(
                equalToJson(
                    """
                    {"Entries":[{"Source":"airstep","DetailType":"Airstep Run Failed",
                     "Detail":"{\\"flow\\":\\"hubspot\\"}"}]}
                    """)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ThrottlingException", "InternalFailure"})
  void isUnavailableAfterATemporaryEventError(String code) {
    answer(refusedEntry(code));

    assertThatThrownBy(() -> bus.put(TYPE, Map.of()))
        .isInstanceOf(EventsUnavailableException.class)
        .hasMessageContainingAll(TYPE, code);
  }

  @Test
  void isRefusedAfterAPermanentEventError() {
    answer(refusedEntry("NotAuthorizedForSourceException"));

    assertThatThrownBy(() -> bus.put(TYPE, Map.of()))
        .isInstanceOf(EventsRefusedException.class)
        .hasMessageContainingAll(TYPE, "NotAuthorizedForSourceException", "why");
  }

  @Test
  void isUnavailableIfTheCallFails() {
    answer(aResponse().withStatus(503));

    assertThatThrownBy(() -> bus.put(TYPE, Map.of()))
        .isInstanceOf(EventsUnavailableException.class);
  }

  @Test
  void isRefusedWithoutPermission() {
    answer(aResponse().withStatus(400).withBody("{\"__type\":\"AccessDeniedException\"}"));

    assertThatThrownBy(() -> bus.put(TYPE, Map.of()))
        .isInstanceOf(EventsRefusedException.class)
        .hasMessageContaining("AccessDeniedException");
  }

  private static ResponseDefinitionBuilder refusedEntry(String code) {
    return okJson(
        "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\""
            + code
            + "\",\"ErrorMessage\":\"why\"}]}");
  }

  private static void answer(ResponseDefinitionBuilder response) {
    server.stubFor(post("/").willReturn(response));
  }
}
