package airstep.local.embedded.airbyte;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a job does. */
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
}
