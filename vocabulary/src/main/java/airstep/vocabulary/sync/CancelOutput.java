package airstep.vocabulary.sync;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;

/**
 * The output of CancelSync: the job after the cancel.
 *
 * @param cancelled whether a cancel was sent
 */
public record CancelOutput(JobAnswer answer, boolean cancelled) implements JsonRecord {

  @Override
  public JsonFields json() {
    return answer.json().put("cancelled", cancelled);
  }
}
