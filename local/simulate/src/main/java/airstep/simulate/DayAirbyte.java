package airstep.simulate;

import airstep.embedded.airbyte.AirbyteSettings;
import airstep.embedded.airbyte.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The Airbyte of a day, and its credentials after a number of rotations.
 *
 * @param tokenLifetime how long an access token lives, as in different versions of Airbyte
 */
record DayAirbyte(Api api, Duration tokenLifetime) {

  private static final String SECRET = "secret-of-the-day-";
  private static final String PASSWORD = "password-of-the-day-";

  /** A random kind; half of the days use Cloud, the first. */
  static DayAirbyte of(Random kind, Random tokens) {
    Api[] apis = Api.values();
    int others = apis.length - 1;
    Api api = apis[Math.max(0, kind.nextInt(2 * others) - others + 1)];
    return new DayAirbyte(api, Duration.ofMinutes(tokens.nextBoolean() ? 15 : 3));
  }

  /** The secret changes with every rotation, the application with every second one. */
  AirbyteSettings settings(int rotations) {
    return api.settings(PASSWORD + rotations)
        .with(new AirbyteSettings.Credentials("application-" + rotations / 2, SECRET + rotations))
        .withTokenLifetime(tokenLifetime);
  }

  /** The content of the secret. */
  Map<String, String> secret(int rotations) {
    return api.secret("https://" + FaultyWorld.AIRBYTE, settings(rotations));
  }

  /** What no text may show, however often the credentials are replaced. */
  static List<String> secrets() {
    return List.of(SECRET, PASSWORD, "embedded-token-");
  }
}
