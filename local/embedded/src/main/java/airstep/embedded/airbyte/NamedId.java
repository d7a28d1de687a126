package airstep.embedded.airbyte;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Derives ids from names, so that every run has the same ids. */
final class NamedId {

  private NamedId() {}

  static UUID of(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
