package airstep.doctor;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.Api;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether Slack knows a webhook, without a message. */
class WebhookCheckTest {

  @RegisterExtension
  static final WireMockExtension SLACK =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "400, no_text, OK",
    "400, invalid_payload, OK",
    "404, no_service, PROBLEM",
    "403, invalid_token, PROBLEM",
    "404, channel_not_found, PROBLEM",
    "410, channel_is_archived, PROBLEM",
    "500, rollup_error, UNCHECKED",
    "429, rate_limited, UNCHECKED",
    "200, ok, UNCHECKED",
    "400, other_word, UNCHECKED"
  })
  void readsTheAnswerToAMessageWithoutContent(int status, String word, String result) {
    SLACK.stubFor(
        post(urlEqualTo(DoctorWorld.WEBHOOK))
            .willReturn(aResponse().withStatus(status).withBody(word)));
    try (DoctorWorld world = daily()) {
      world.webhook(SLACK.baseUrl() + DoctorWorld.WEBHOOK);

      Finding found = world.finds(new WebhookCheck()).getFirst();

      assertThat(found.result()).as(found.toString()).isEqualTo(result);
      assertThat(found.toString()).doesNotContain("secret-part");
      SLACK.verify(
          1, postRequestedFor(urlEqualTo(DoctorWorld.WEBHOOK)).withRequestBody(equalToJson("{}")));
    }
  }

  @Test
  void theEmbeddedSlackShowsNoMessage() {
    try (DoctorWorld world = daily()) {
      assertThat(world.finds(new WebhookCheck()))
          .singleElement()
          .isInstanceOf(Finding.Healthy.class);
      assertThat(world.slack.messages()).isEmpty();
    }
  }

  /** An empty message could start the workflow. */
  @Test
  void asksNoWebhookOfAWorkflow() {
    try (DoctorWorld world = daily()) {
      world.webhook(SLACK.baseUrl() + "/triggers/T0/1/secret-part");

      assertThat(world.finds(new WebhookCheck()))
          .singleElement()
          .isInstanceOfSatisfying(
              Finding.Doubtful.class,
              it -> {
                assertThat(it.what()).contains("could not check").doesNotContain("secret-part");
                assertThat(it.command()).hasValue("./airstep alert test --flow daily");
              });
      assertThat(SLACK.getAllServeEvents()).isEmpty();
    }
  }

  @Test
  void reportsASecretWithoutAWebhook() {
    try (DoctorWorld world = daily()) {
      world.secrets.put(DoctorWorld.SLACK, "{}");

      assertThat(world.finds(new WebhookCheck()))
          .singleElement()
          .isInstanceOfSatisfying(
              Finding.Broken.class, it -> assertThat(it.what()).contains("webhook_url"));
    }
  }

  private DoctorWorld daily() {
    return new DoctorWorld(Api.CLOUD, folder)
        .flow("daily", "connections: [" + DoctorWorld.ORDERS + "]\n");
  }
}
