package airstep.embedded.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApiTest {

  @Test
  void eachAuthenticationIsUsedBySomeApi() {
    Set<Class<?>> used =
        Stream.of(Api.values())
            .map(api -> api.settings().login().getClass())
            .collect(Collectors.toSet());

    assertThat(used).containsExactlyInAnyOrder(Login.class.getPermittedSubclasses());
  }
}
