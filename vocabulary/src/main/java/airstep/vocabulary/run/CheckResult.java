package airstep.vocabulary.run;

import airstep.vocabulary.Delivery;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.util.List;

/**
 * The output of CheckAlert.
 *
 * @param alert what became of the message, in words
 */
public record CheckResult(
    String alert,
    Delivery delivery,
    List<String> problems,
    List<String> notes,
    List<String> saw,
    List<String> untried)
    implements JsonRecord {

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("alert", alert)
        .put("delivery", delivery)
        .put("problems", problems)
        .put("notes", notes)
        .put("saw", saw)
        .put("untried", untried);
  }
}
