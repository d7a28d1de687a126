package airstep.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.Login;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApiTest {

  @Test
  void someDaysHaveEachAuthentication() {
    Set<Class<?>> used =
        Stream.of(Api.values())
            .map(api -> api.settings(Duration.ofMinutes(3)).login().getClass())
            .collect(Collectors.toSet());

    assertThat(used).containsExactlyInAnyOrder(Login.class.getPermittedSubclasses());
  }
}
