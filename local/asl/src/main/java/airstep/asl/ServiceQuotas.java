package airstep.asl;

import airstep.asl.definition.ErrorNames;
import airstep.asl.json.JsonValues;
import java.time.Duration;
import java.util.Map;

/** The quotas of Standard executions. */
final class ServiceQuotas {

  static final int MOST_EVENTS = 25_000;
  static final int MOST_BYTES = 262_144;
  static final long MOST_BYTES_OF_ALL_VARIABLES = 10_485_760;
  static final int MOST_ITERATIONS = 40;
  static final Duration LONGEST_EXECUTION = Duration.ofDays(365);
  static final Duration NAME_KEPT = Duration.ofDays(90);

  private ServiceQuotas() {}

  /** Fails the state if the value is too large to pass on. */
  static void checkSize(Object value, String what) throws StateFailure {
    long bytes = JsonValues.bytes(value);
    if (bytes > MOST_BYTES) {
      throw tooLarge(what, bytes);
    }
  }

  /** Fails the state if the variables that it assigns are too large together. */
  static void checkVariables(Map<String, Object> assigned) throws StateFailure {
    long sum = 0;
    for (Object value : assigned.values()) {
      sum += JsonValues.bytes(value);
    }
    if (sum > MOST_BYTES) {
      throw tooLarge("what the state assigns", sum);
    }
  }

  static StateFailure tooLarge(String what, long bytes) {
    return new StateFailure(
        ErrorNames.DATA_LIMIT_EXCEEDED,
        "%s has %d bytes, more than the limit of %d".formatted(what, bytes, MOST_BYTES));
  }
}
