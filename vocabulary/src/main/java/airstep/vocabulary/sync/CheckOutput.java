package airstep.vocabulary.sync;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import airstep.vocabulary.run.SyncOutcome;
import java.util.Optional;

/**
 * The output of CheckSync.
 *
 * @param closed the outcome of the sync, if the job succeeded, so that no other step has to make it
 */
public record CheckOutput(JobAnswer answer, Optional<SyncOutcome> closed) implements JsonRecord {

  @Override
  public JsonFields json() {
    return answer.json().putIfAny("closed", closed);
  }
}
