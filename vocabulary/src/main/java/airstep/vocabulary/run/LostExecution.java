package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonObject;

/**
 * The end of an execution that gave no outcome.
 *
 * @param status its status; empty text if it never started
 * @param error its error; empty text if there is none
 * @param reason what the run's state caught
 */
public record LostExecution(String status, String error, String reason) {

  static LostExecution read(JsonObject json) {
    return new LostExecution(
        json.needText("status"), json.needText("error"), json.needText("reason"));
  }

  /** Returns whether it was stopped. */
  public boolean stopped() {
    return status.equals("ABORTED");
  }
}
