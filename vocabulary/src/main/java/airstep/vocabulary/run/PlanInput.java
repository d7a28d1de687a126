package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonObject;
import java.util.List;

/**
 * The input of PlanRun.
 *
 * @param connections the ids of the connections that the run is to sync; empty for all of the flow
 */
public record PlanInput(RunSettings settings, List<String> connections) {

  public static PlanInput read(JsonObject json) {
    return new PlanInput(
        RunSettings.read(json.needObject("settings")), json.needTexts("connections"));
  }
}
