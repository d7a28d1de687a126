package airstep.vocabulary.sync;

import airstep.vocabulary.Outcome;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.util.Optional;

/**
 * How a sync ends whose job has not ended at the deadline.
 *
 * @param outcome if the job is cancelled
 * @param unsure if the job may belong to someone else
 * @param when of a stopped sync, the status of its execution in Step Functions' words
 */
public record SyncEnd(Outcome outcome, Outcome unsure, Optional<String> when)
    implements JsonRecord {

  static SyncEnd read(JsonObject json) {
    return new SyncEnd(
        json.needOneOf(Outcome.values(), "outcome"),
        json.needOneOf(Outcome.values(), "unsure"),
        json.text("when"));
  }

  @Override
  public JsonFields json() {
    return new JsonFields().put("outcome", outcome).put("unsure", unsure).putIfAny("when", when);
  }
}
