package airstep.alert;

import airstep.json.JsonObject;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.run.CloseRunInput;

/** Reads a {@link CloseRunInput}. */
public final class CloseRunJson {

  private CloseRunJson() {}

  public static CloseRunInput read(JsonObject json) {
    return new CloseRunInput(
        RunIdJson.read(json.needObject("run")),
        json.object("failed").map(ClosedRunJson::readFailure),
        json.needBoolean("named"),
        json.needTexts("ids"),
        json.needTexts("outcomes").stream().map(Outcome::of).toList(),
        json.needWhole("rows"),
        json.needWhole("bytes"),
        json.needWhole("down"),
        json.needWhole("skipped"),
        json.needSeconds("durationSeconds"),
        json.needObjects("worst").stream().map(OutcomeJson::readEnd).toList(),
        json.needObjects("noticed").stream().map(OutcomeJson::read).toList(),
        json.needObjects("off").stream().map(OutcomeJson::readOff).toList(),
        json.needTexts("offIds"));
  }
}
