package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a check found in Airbyte: the output of CheckAirbyte.
 *
 * @param workspaces how many workspaces the key may see; empty if it may not list them
 * @param connections how many connections the flow would sync
 * @param saw what is in order
 * @param untried what a check cannot test
 * @param problems why a run would fail
 * @param notes additional information
 */
public record AirbyteFindings(
    OptionalLong workspaces,
    OptionalLong connections,
    List<String> saw,
    List<String> untried,
    List<String> problems,
    List<String> notes)
    implements JsonRecord {

  public static AirbyteFindings read(JsonObject json) {
    return new AirbyteFindings(
        json.whole("workspaces"),
        json.whole("connections"),
        json.needTexts("saw"),
        json.needTexts("untried"),
        json.needTexts("problems"),
        json.needTexts("notes"));
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("workspaces", workspaces)
        .put("connections", connections)
        .put("saw", saw)
        .put("untried", untried)
        .put("problems", problems)
        .put("notes", notes);
  }
}
