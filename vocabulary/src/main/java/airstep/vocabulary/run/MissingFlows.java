package airstep.vocabulary.run;

import airstep.json.JsonFields;
import airstep.json.JsonRecord;
import java.util.List;

/**
 * The output of CheckUpstream.
 *
 * @param missing the names of the flows that have not succeeded
 */
public record MissingFlows(List<String> missing) implements JsonRecord {

  @Override
  public JsonFields json() {
    return new JsonFields().put("missing", missing);
  }
}
