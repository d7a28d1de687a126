package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonObject;

/** How the execution of a sync ended: with an outcome, or without one. */
public sealed interface EndedSync permits SyncOutcome, LostSync {

  /** Reads an outcome, or the end of a sync that gave none. */
  static EndedSync read(JsonObject json) {
    return json.text("code").filter(LostSync.CODE::equals).isPresent()
        ? LostSync.read(json)
        : SyncOutcome.read(json);
  }
}
