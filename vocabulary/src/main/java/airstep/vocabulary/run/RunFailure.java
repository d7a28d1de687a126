package airstep.vocabulary.run;

import airstep.vocabulary.CaughtError;
import airstep.vocabulary.RunReason;
import airstep.vocabulary.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why a run failed as a whole.
 *
 * @param seconds how long it waited for the flows that it follows
 * @param flows the flows that had not succeeded by then
 * @param fault the error of a step
 */
public record RunFailure(
    RunReason code, OptionalLong seconds, List<String> flows, Optional<CaughtError> fault) {

  /** Reads {@code code} and the values that belong to it. */
  public static RunFailure read(JsonObject json) {
    return new RunFailure(
        json.needOneOf(RunReason.values(), "code"),
        json.whole("seconds"),
        json.texts("flows"),
        json.object("fault").map(CaughtError::read));
  }
}
