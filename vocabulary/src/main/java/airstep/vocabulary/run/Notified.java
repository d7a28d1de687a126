package airstep.vocabulary.run;

import airstep.json.JsonFields;
import airstep.json.JsonRecord;
import airstep.vocabulary.Delivery;

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
