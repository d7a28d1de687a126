package airstep.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.airbyte.Credentials.Form;
import airstep.embedded.airbyte.Api;
import airstep.json.Json;
import airstep.secrets.Secret;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The embedded Airbyte requires every form of credentials. */
class CredentialFormsTest {

  @Test
  void someApiRequiresEachForm() {
    Set<Form> required =
        Stream.of(Api.values())
            .map(api -> api.secret("https://airbyte.example", api.settings()))
            .map(secret -> Credentials.of(Secret.parse("airbyte", Json.write(secret))).form())
            .collect(Collectors.toSet());

    // An API key sends the same header as an application's tokens.
    assertThat(required)
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Form.API_KEY)));
  }
}
