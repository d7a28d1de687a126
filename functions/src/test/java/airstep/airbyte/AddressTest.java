package airstep.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.json.Json;
import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://api.airbyte.com/v1, https://api.airbyte.com/v1, https://cloud.airbyte.com",
    "https://api.airbyte.com/v1/, https://api.airbyte.com/v1, https://cloud.airbyte.com",
    "https://api.airbyte.com, https://api.airbyte.com/v1, https://cloud.airbyte.com",
    "HTTPS://api.airbyte.com//, https://api.airbyte.com/v1, https://cloud.airbyte.com",
    "https://a.example/api/public/v1, https://a.example/api/public/v1, https://a.example",
    "https://a.example:8443/, https://a.example:8443/v1, https://a.example:8443",
    "http://localhost:8000, http://localhost:8000/v1, http://localhost:8000",
    "http://127.0.0.1:8006/v1, http://127.0.0.1:8006/v1, http://127.0.0.1:8006",
    "http://[::1]:8000/api/public/v1, http://[::1]:8000/api/public/v1, http://[::1]:8000",
    "http://10.1.2.3/api/public/v1, http://10.1.2.3/api/public/v1, http://10.1.2.3"
  })
  void acceptsEveryCommonForm(String given, String base, String web) {
    Address address = address(given, "a-key");

    assertThat(address.base()).hasToString(base);
    assertThat(address.webOrigin()).isEqualTo(web);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/api/public/v1, https://a.example/api/v1",
    "https://a.example:8443/in/a/folder/api/public/v1/, https://a.example:8443/in/a/folder/api/v1",
    "http://[::1]:8000/api/public/v1, http://[::1]:8000/api/v1",
    "https://a.example/v1,",
    "https://a.example/api/v1,",
    "https://a.example/public/v1,",
    "https://api.airbyte.com/v1,",
    "https://API.airbyte.com/api/public/v1,"
  })
  void findsTheOlderApiOnTheSameHostOnly(String given, URI older) {
    assertThat(address(given, "a-key").olderBeside()).isEqualTo(Optional.ofNullable(older));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "airbyte.example/v1",
        "ftp://airbyte.example/v1",
        "https://",
        "https:/v1",
        "https://a b.example",
        "s3cr3t-in-the-wrong-field",
        "https://user:s3cr3t@a.example/v1",
        "https://a.example/v1?key=s3cr3t",
        "https://a.example/v1#s3cr3t"
      })
  void suggestsValidAddresses(String given) {
    assertThatThrownBy(() -> address(given, "a-key"))
        .isInstanceOf(SecretUnusableException.class)
        .hasMessageContainingAll("secret airbyte/test", "`api_url`", "https://api.airbyte.com/v1")
        .message()
        .doesNotContain("s3cr3t");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.airbyte.com/v1, false",
    "https://a.example, false",
    "https://a.example/api/public/v1, false",
    "https://a.example/api/v1, true",
    "http://localhost:8000/api/v1/, true",
    "https://a.example/airbyte/api/v1, true",
    "https://cloud.airbyte.com/api/v1, true"
  })
  void detectsTheApiFromTheAddress(String given, boolean older) {
    assertThat(address(given, "a-key").older()).isEqualTo(older);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://192.0.2.1/v1", "http://8.8.8.8:8000", "http://[2001:db8::1]/v1"})
  void refusesPlainHttpOverAPublicNetwork(String given) {
    assertThatThrownBy(() -> address(given, "a-key"))
        .isInstanceOf(SecretUnusableException.class)
        .hasMessageContainingAll("secret airbyte/test", "plain http", "use https");
    assertThat(address(given, "").base().getScheme()).isEqualTo("http");
  }

  /** An unresolvable name may be private, so the failure is temporary. */
  @Test
  void isUnavailableForAnUnknownHost() {
    // DNS does not allow such a long label, so no request is sent.
    String host = "a".repeat(64) + ".invalid";
    assertThatThrownBy(() -> address("http://" + host + "/v1", "a-key"))
        .isInstanceOf(AirbyteUnavailableException.class)
        .hasMessageContainingAll(
            host, "plain http", "`api_url`", "secret airbyte/test", "use https");
  }

  @Test
  void reportsAMissingAddress() {
    Secret secret = Secret.parse("airbyte/test", "{\"api_key\":\"a-key\"}");

    assertThatThrownBy(() -> Address.of(secret, Credentials.of(secret)))
        .isInstanceOf(SecretUnusableException.class)
        .hasMessageContainingAll("secret airbyte/test", "`api_url`");
  }

  private static Address address(String url, String key) {
    Secret secret =
        Secret.parse("airbyte/test", Json.write(Map.of("api_url", url, "api_key", key)));
    return Address.of(secret, Credentials.of(secret));
  }
}
