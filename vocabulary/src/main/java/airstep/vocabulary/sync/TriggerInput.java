package airstep.vocabulary.sync;

import airstep.vocabulary.json.JsonObject;

/**
 * The input of TriggerSync.
 *
 * @param again whether an earlier trigger may have started a job, so that the step looks first
 * @param waited whether the sync has waited for the end of another job
 * @param onlyLook whether to look for the job of an earlier trigger, without starting one
 */
public record TriggerInput(SyncPlan sync, boolean again, boolean waited, boolean onlyLook) {

  public static TriggerInput read(JsonObject json) {
    return new TriggerInput(
        SyncPlan.readPrepared(json.needObject("sync")),
        json.isTrue("again"),
        json.isTrue("waited"),
        json.isTrue("onlyLook"));
  }
}
