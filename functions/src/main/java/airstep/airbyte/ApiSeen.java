package airstep.airbyte;

import airstep.json.JsonObject;
import airstep.text.OneLine;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Describes which API of which Airbyte is used, with its version if the server reports it. */
final class ApiSeen {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final int LONGEST = 40;

  private ApiSeen() {}

  /** Returns one sentence without a full stop. */
  static String of(AirbyteSession session) {
    Address address = session.address();
    String version = version(session, address).map(it -> ", Airbyte " + it).orElse("");
    return (address.older() ? "Airbyte's older Config API" : "Airbyte's public API")
        + " at "
        + address.base()
        + version;
  }

  /**
   * Only the older API reports the version. A self-managed Airbyte has it in addition to the public
   * one.
   */
  private static Optional<String> version(AirbyteSession session, Address address) {
    Optional<URI> older = address.older() ? Optional.of(address.base()) : address.olderBeside();
    return older
        .flatMap(
            base ->
                session.once(
                    base, new Call("GET", "/instance_configuration", "", "", TIMEOUT, true)))
        .flatMap(session::object)
        .flatMap(ApiSeen::version);
  }

  private static Optional<String> version(JsonObject instance) {
    return instance
        .text("version")
        .map(version -> OneLine.of(version, LONGEST))
        .filter(version -> !version.isEmpty());
  }
}
