package airstep.asl.definition;

import airstep.asl.json.ArrayValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads {@code Retry} and {@code Catch}. */
final class RecoveryReader {

  private static final long MOST_ATTEMPTS = 99_999_999;
  private static final long MOST_DELAY = 31_622_400;

  /** The names that {@code ErrorEquals} may contain; nothing can catch States.Runtime. */
  private static final Set<String> CATCHABLE =
      Set.of(
          ErrorNames.ALL,
          ErrorNames.TASK_FAILED,
          ErrorNames.TIMEOUT,
          ErrorNames.DATA_LIMIT_EXCEEDED,
          ErrorNames.QUERY_EVALUATION,
          ErrorNames.NO_CHOICE_MATCHED,
          "States.BranchFailed",
          "States.HeartbeatTimeout",
          "States.Permissions");

  private RecoveryReader() {}

  /** Reads the recovery of a state. */
  static Recovery read(Fields state) {
    return new Recovery(
        each(state.objects("Retry"), RecoveryReader::retrier),
        each(state.objects("Catch"), RecoveryReader::catcher));
  }

  private static <T> List<T> each(List<Fields> all, BiFunction<Fields, Boolean, T> reader) {
    return all.stream().map(one -> reader.apply(one, one.equals(all.getLast()))).toList();
  }

  private static Retrier retrier(Fields fields, boolean last) {
    long interval = fields.whole("IntervalSeconds", 1, 1, Quantity.MOST_SECONDS);
    Object given = fields.get("BackoffRate");
    double rate = given == null ? 2 : given instanceof Number number ? number.doubleValue() : 0;
    if (rate < 1) {
      fields.problem("BackoffRate", "must be a number of at least 1, not " + given);
    }
    long maxDelay = fields.whole("MaxDelaySeconds", MOST_DELAY, 1, MOST_DELAY);
    if (fields.has("MaxDelaySeconds") && maxDelay <= interval) {
      fields.problem("MaxDelaySeconds", "must be greater than IntervalSeconds");
    }
    var retrier =
        new Retrier(
            errors(fields, last),
            Duration.ofSeconds(interval),
            fields.whole("MaxAttempts", 3, 0, MOST_ATTEMPTS),
            rate,
            Duration.ofSeconds(maxDelay),
            fields.oneOf("JitterStrategy", "NONE", "FULL").equals("FULL"));
    fields.refuseOthers("Retry");
    return retrier;
  }

  private static Catcher catcher(Fields fields, boolean last) {
    Exit exit = StateReader.nextExit(fields, "errorOutput");
    var catcher = new Catcher(errors(fields, last), exit);
    fields.refuseOthers("Catch");
    return catcher;
  }

  private static List<String> errors(Fields fields, boolean last) {
    List<String> names = new ArrayList<>();
    if (fields.get("ErrorEquals") instanceof ArrayValue array) {
      for (Object each : array) {
        if (each instanceof String name) {
          names.add(name);
        } else {
          fields.problem("ErrorEquals", "must hold strings only");
        }
      }
    }
    if (names.isEmpty()) {
      fields.problem("ErrorEquals", "must be an array with at least one error name");
    }
    if (names.contains(ErrorNames.ALL) && (names.size() > 1 || !last)) {
      fields.problem("ErrorEquals", "States.ALL must stand alone and come last");
    }
    for (String name : names) {
      if (name.startsWith("States.") && !CATCHABLE.contains(name)) {
        fields.problem("ErrorEquals", name + " is not an error that can be handled here");
      }
    }
    return List.copyOf(names);
  }
}
