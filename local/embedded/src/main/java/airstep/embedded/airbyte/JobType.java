package airstep.embedded.airbyte;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a job does. */
public enum JobType {
  SYNC,
  RESET,
  CLEAR;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<JobType> fromWire(String wire) {
    return Stream.of(values()).filter(type -> type.wire().equals(wire)).findFirst();
  }

  /** The Config API's word. */
  String configWord() {
    return this == RESET ? "reset_connection" : wire();
  }

  /** The type of that word in the Config API; there were only two at first. */
  static Optional<JobType> fromConfigWord(String word, Generation generation) {
    return Stream.of(values())
        .filter(type -> type == SYNC || type == RESET || generation == Generation.CURRENT)
        .filter(type -> type.configWord().equals(word))
        .findFirst();
  }
}
