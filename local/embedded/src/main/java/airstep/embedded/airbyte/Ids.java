package airstep.embedded.airbyte;

import java.util.Optional;
import java.util.UUID;

/** Reads ids in requests. */
final class Ids {

  private Ids() {}

  static Optional<UUID> uuid(String text) {
    try {
      UUID uuid = UUID.fromString(text);
      // Java accepts "1-2-3-4-5" as a UUID; Airbyte does not.
      return uuid.toString().equalsIgnoreCase(text) ? Optional.of(uuid) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
