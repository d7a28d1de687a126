package airstep.secrets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.bench.Loopback;
import airstep.bench.SdkClients;
import airstep.bench.SettableClock;
import airstep.json.Json;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

final class CachedSecretsTest {

  private static final String NAME = "airbyte/api-credentials";

  @RegisterExtension static final WireMockExtension server = Loopback.server();

  private static SecretsManagerClient client;

  private final SettableClock clock = new SettableClock();
  private final CachedSecrets secrets = new CachedSecrets(() -> client, clock);

  @BeforeAll
  static void open() {
    client = client(Duration.ofSeconds(10));
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @Test
  void readsTheSecretByName() {
    answer(value("{\"api_key\":\"one\"}"));

    assertThat(secrets.read(NAME).needText("api_key")).isEqualTo("one");

    server.verify(
        postRequestedFor(urlEqualTo("/"))
            .withHeader("X-Amz-Target", equalTo("secretsmanager.GetSecretValue"))
            .withRequestBody(equalToJson("{\"SecretId\":\"" + NAME + "\"}")));
  }

  @Test
  void readsASecretWithAByteOrderMark() {
    answer(value("\ufeff{\"api_key\":\"one\"}"));

    assertThat(secrets.read(NAME).needText("api_key")).isEqualTo("one");
  }

  @Test
  void cachesForFiveMinutes() {
    answer(value("{\"api_key\":\"one\"}"));
    secrets.read(NAME);
    answer(value("{\"api_key\":\"two\"}"));

    clock.advance(Duration.ofMinutes(5));
    assertThat(secrets.read(NAME).needText("api_key")).isEqualTo("one");
    clock.advance(Duration.ofMillis(1));
    assertThat(secrets.read(NAME).needText("api_key")).isEqualTo("two");

    server.verify(2, postRequestedFor(urlEqualTo("/")));
  }

  @Test
  void readsAgainAfterTheSecretStoppedWorking() {
    answer(value("{\"api_key\":\"one\"}"));
    secrets.read(NAME);
    answer(value("{\"api_key\":\"two\"}"));

    secrets.forget(NAME);

    assertThat(secrets.read(NAME).needText("api_key")).isEqualTo("two");
  }

  @Test
  void cachesEachSecretSeparately() {
    answer(value("{\"api_key\":\"one\"}"));

    secrets.read("a");
    secrets.read("b");
    secrets.read("a");

    server.verify(2, postRequestedFor(urlEqualTo("/")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ResourceNotFoundException | does not exist",
        "AccessDeniedException | cannot be read by this step's role",
        "InvalidRequestException | restore it",
        "DecryptionFailure | KMS key",
        "InvalidParameterException | name is not valid"
      })
  void explainsHowToFixAnUnusableSecret(String code, String said) {
    answer(error(400, code));

    assertThatThrownBy(() -> secrets.read(NAME))
        .isInstanceOf(SecretUnusableException.class)
        .hasMessageStartingWith("secret " + NAME)
        .hasMessageContaining(said);
    server.verify(1, postRequestedFor(urlEqualTo("/")));
  }

  @ParameterizedTest
  @CsvSource({
    "400, ThrottlingException",
    "500, InternalServiceError",
    "503, ServiceUnavailable",
    "400, ExpiredTokenException"
  })
  void isUnavailableIfARetryMayHelp(int status, String code) {
    answer(error(status, code));

    assertThatThrownBy(() -> secrets.read(NAME))
        .isInstanceOf(SecretUnavailableException.class)
        .hasMessageContainingAll(NAME, code, Integer.toString(status));
  }

  @Test
  void isUnavailableAfterAnErrorWithoutACode() {
    answer(aResponse().withStatus(502).withBody("<html>Bad gateway</html>"));

    assertThatThrownBy(() -> secrets.read(NAME))
        .isInstanceOf(SecretUnavailableException.class)
        .hasMessageContaining("502");
  }

  @Test
  void isUnavailableAfterATimeout() {
    answer(value("{}").withFixedDelay(5000));

    try (SecretsManagerClient hurried = client(Duration.ofMillis(300))) {
      CachedSecrets slow = new CachedSecrets(() -> hurried, clock);
      assertThatThrownBy(() -> slow.read(NAME))
          .isInstanceOf(SecretUnavailableException.class)
          .hasMessageContainingAll(NAME, "no answer in time");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hidden", "{\"api_key\":hidden}", "[\"hidden\"]", "\"hidden\""})
  void neverQuotesASecretThatIsNotAJsonObject(String value) {
    answer(value(value));

    assertThatThrownBy(() -> secrets.read(NAME))
        .isInstanceOf(SecretUnusableException.class)
        .hasMessageContainingAll(NAME, "not a JSON object")
        .message()
        .doesNotContain("hidden");
  }

  @Test
  void neverQuotesAnUnreadableAnswer() {
    answer(okJson("{\"SecretString\": hidden}"));

    assertThatThrownBy(() -> secrets.read(NAME))
        .isInstanceOf(SecretUnavailableException.class)
        .hasMessageContaining(NAME)
        .hasNoCause()
        .message()
        .doesNotContain("hidden");
  }

  @Test
  void namesSecretAndMissingField() {
    answer(value("{\"api_kee\":\"hidden\",\"api_url\":\" \"}"));
    Secret secret = secrets.read(NAME);

    for (String field : new String[] {"api_key", "api_url"}) {
      assertThatThrownBy(() -> secret.needText(field))
          .isInstanceOf(SecretUnusableException.class)
          .hasMessageContainingAll(NAME, "`" + field + "`")
          .message()
          .doesNotContain("hidden");
    }
    assertThat(secret.toString()).isEqualTo("Secret[" + NAME + "]");
  }

  @Test
  void refusesABinarySecret() {
    answer(okJson("{\"Name\":\"a\",\"SecretBinary\":\"aGlkZGVu\"}"));

    assertThatThrownBy(() -> secrets.read(NAME))
        .isInstanceOf(SecretUnusableException.class)
        .hasMessageContaining("binary");
  }

  private static void answer(ResponseDefinitionBuilder response) {
    server.stubFor(post("/").willReturn(response));
  }

  private static ResponseDefinitionBuilder value(String value) {
    return okJson(Json.write(Map.of("Name", NAME, "SecretString", value)));
  }

  private static ResponseDefinitionBuilder error(int status, String code) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/x-amz-json-1.1")
        .withBody("{\"__type\":\"" + code + "\",\"Message\":\"as the service says it\"}");
  }

  private static SecretsManagerClient client(Duration timeout) {
    return SdkClients.open(SecretsManagerClient.builder(), server.baseUrl(), timeout);
  }
}
