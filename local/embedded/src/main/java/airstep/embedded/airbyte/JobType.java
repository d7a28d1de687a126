package airstep.embedded.airbyte;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The type of a job. */
public enum JobType {
  SYNC,
  RESET,
  REFRESH,
  CLEAR;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<JobType> fromWire(String wire) {
    return Stream.of(values()).filter(type -> type.wire().equals(wire)).findFirst();
  }

  /** The name in the Config API. */
  String configWord() {
    return this == RESET ? "reset_connection" : wire();
  }

  /** The type with this name in the Config API; an old one has only two. */
  static Optional<JobType> fromConfigWord(String word, boolean old) {
    return Stream.of(values())
        .filter(type -> type == SYNC || type == RESET || !old)
        .filter(type -> type.configWord().equals(word))
        .findFirst();
  }
}
