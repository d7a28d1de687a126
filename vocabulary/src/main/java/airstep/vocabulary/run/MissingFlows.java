package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
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
