package airstep.steps;

import airstep.json.JsonFields;
import airstep.json.JsonObject;
import airstep.vocabulary.run.AirbyteFindings;
import java.util.Map;

/** Reads and writes {@link AirbyteFindings}. */
final class FindingsJson {

  private FindingsJson() {}

  static AirbyteFindings read(JsonObject json) {
    return new AirbyteFindings(
        json.whole("workspaces"),
        json.whole("connections"),
        json.needTexts("saw"),
        json.needTexts("untried"),
        json.needTexts("problems"),
        json.needTexts("notes"));
  }

  static Map<String, Object> write(AirbyteFindings findings) {
    return new JsonFields()
        .put("workspaces", findings.workspaces())
        .put("connections", findings.connections())
        .put("saw", findings.saw())
        .put("untried", findings.untried())
        .put("problems", findings.problems())
        .put("notes", findings.notes())
        .map();
  }
}
