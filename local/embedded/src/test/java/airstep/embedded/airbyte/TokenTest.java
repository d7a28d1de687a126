package airstep.embedded.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import airstep.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenTest {

  private static final String RIGHT =
      "{'client_id':'embedded-id','client_secret':'embedded-secret'}";
  private static final String WRONG = "{'client_id':'embedded-id','client_secret':'guess'}";

  @Test
  void isValidForExactlyFifteenMinutes() {
    Caller caller = Caller.to(World.sample(1));
    assertThat(Caller.json(caller.post("/applications/token", RIGHT)).path("expires_in").asInt())
        .isEqualTo(900);

    caller.after(Duration.ofSeconds(899));
    assertThat(caller.get("/workspaces").status()).isEqualTo(200);

    caller.after(Duration.ofSeconds(1));
    Http.Response expired = caller.get("/workspaces");
    assertThat(expired.status()).isEqualTo(401);
    assertThat(expired.body()).isEmpty();
  }

  @Test
  void hasTheConfiguredLifetime() {
    Caller caller =
        Caller.to(World.sample(1), Api.CLOUD.settings().withTokenLifetime(Duration.ofMinutes(3)));

    JsonNode token = Caller.json(caller.post("/applications/token", RIGHT));

    assertThat(token.path("expires_in").asInt()).isEqualTo(180);
    assertThat(token.path("token_type").asText()).isEqualTo("Bearer");
    caller.after(Duration.ofMinutes(3));
    assertThat(caller.get("/jobs").status()).isEqualTo(401);
  }

  @Test
  void wrongCredentialsAreUnauthorizedOnCloudAndABadRequestOnCore() {
    Http.Response cloud = Caller.to(World.sample(1)).post("/applications/token", WRONG);
    Http.Response core =
        Caller.to(World.sample(1), Api.SELF_MANAGED.settings()).post("/applications/token", WRONG);

    assertThat(cloud.status()).isEqualTo(401);
    assertThat(core.status()).isEqualTo(400);
    assertThat(Caller.json(core).has("errorId")).isTrue();
  }

  @Test
  void isRefusedOnceRevokedUntilANewOneIsFetched() {
    Caller caller = Caller.to(World.sample(1));

    caller.airbyte.revokeTokens();
    assertThat(caller.get("/jobs").status()).isEqualTo(401);

    caller.renewToken();
    assertThat(caller.get("/jobs").status()).isEqualTo(200);
  }

  @Test
  void rotationInvalidatesTheOldCredentials() {
    Caller caller = Caller.to(World.sample(1));

    caller.airbyte.require(Api.CLOUD.settings().with(new Credentials("embedded-id", "guess")));

    assertThat(caller.get("/jobs").status()).isEqualTo(401);
    assertThat(caller.post("/applications/token", RIGHT).status()).isEqualTo(401);
    assertThat(caller.post("/applications/token", WRONG).status()).isEqualTo(200);
  }

  @Test
  void missingOrForeignTokensAreRefusedEverywhereButAtHealth() {
    Caller caller = Caller.to(World.sample(1));

    for (String path : new String[] {"/jobs", "/connections", "/workspaces", "/jobs/1"}) {
      assertThat(caller.send("GET", path, "", Map.of("authorization", "")).status()).isEqualTo(401);
      assertThat(caller.send("GET", path, "", Map.of("authorization", "Bearer x")).status())
          .isEqualTo(401);
    }
    Http.Response health = caller.send("GET", "/health", "", Map.of("authorization", ""));
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body()).isEqualTo("Successful operation");
  }
}
