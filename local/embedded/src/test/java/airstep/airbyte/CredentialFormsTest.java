package airstep.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.Api;
import airstep.json.Json;
import airstep.secrets.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The embedded Airbyte requires every form of credentials. */
class CredentialFormsTest {

  @Test
  void someApiRequiresEachForm() {
    Set<Class<?>> required =
        Stream.of(Api.values())
            .map(api -> api.secret("https://airbyte.example", api.settings()))
            .map(secret -> Credentials.of(Secret.parse("airbyte", Json.write(secret))).getClass())
            .collect(Collectors.toSet());
    List<Class<?>> forms =
        new ArrayList<>(Arrays.asList(Credentials.Fixed.class.getPermittedSubclasses()));
    forms.add(Credentials.Application.class);
    // It sends the same header as an application's tokens.
    forms.remove(Credentials.ApiKey.class);

    assertThat(required).containsExactlyInAnyOrderElementsOf(forms);
    assertThat(Credentials.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(Credentials.Fixed.class, Credentials.Application.class);
  }
}
