package airstep.vocabulary.sync;

import airstep.vocabulary.Outcome;
import airstep.vocabulary.SyncReason;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.util.OptionalLong;

/**
 * The outcome of a sync and why.
 *
 * @param job the id of the other job, for {@link SyncReason#OTHER_RUNS}
 * @param seconds for how long, for {@link SyncReason#JOB_HIDDEN}
 */
public record Verdict(Outcome outcome, SyncReason code, OptionalLong job, OptionalLong seconds)
    implements JsonRecord {

  static Verdict read(JsonObject json) {
    return new Verdict(
        json.needOneOf(Outcome.values(), "outcome"),
        json.needOneOf(SyncReason.values(), "code"),
        json.whole("job"),
        json.whole("seconds"));
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("outcome", outcome)
        .put("code", code)
        .putIfAny("job", job)
        .putIfAny("seconds", seconds);
  }

  public static Verdict of(Outcome outcome, SyncReason code) {
    return new Verdict(outcome, code, OptionalLong.empty(), OptionalLong.empty());
  }
}
