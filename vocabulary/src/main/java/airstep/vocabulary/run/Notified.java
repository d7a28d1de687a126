package airstep.vocabulary.run;

import airstep.vocabulary.Delivery;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;

/**
 * The output of NotifyRun.
 *
 * @param alert what became of the alert, in words
 */
public record Notified(String alert, Delivery delivery) implements JsonRecord {

  @Override
  public JsonFields json() {
    return new JsonFields().put("alert", alert).put("delivery", delivery);
  }
}
