package airstep.flows;

import java.util.Optional;

/**
 * The keys of {@code airbyte} in a flow file.
 *
 * @param secret the name of the secret with Airbyte's address and credentials
 * @param maxConcurrent how many syncs of all flows with this secret may run at the same time, if
 *     this flow says so
 */
record AirbyteKeys(String secret, Optional<Integer> maxConcurrent) {

  private static final String USUAL_SECRET = "airbyte/api-credentials";

  static final AirbyteKeys USUAL = new AirbyteKeys(USUAL_SECRET, Optional.empty());

  static AirbyteKeys read(Section airbyte) {
    return new AirbyteKeys(
        airbyte.find("secret", Rules.SECRET).orElse(USUAL_SECRET),
        airbyte.find("maxConcurrent", value -> value.whole(1, 1000)));
  }
}
