package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The input of PlanRun.
 *
 * @param connections the ids of the connections that the run is to sync; empty for all of the flow
 * @param part the part of a larger run that the run is, if it is one
 */
public record PlanInput(RunSettings settings, List<String> connections, Optional<RunPart> part) {

  public static PlanInput read(JsonObject json) {
    return new PlanInput(
        RunSettings.read(json.needObject("settings")),
        json.needTexts("connections"),
        json.object("part").map(RunPart::read));
  }
}
