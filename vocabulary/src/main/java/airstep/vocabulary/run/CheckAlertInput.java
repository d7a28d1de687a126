package airstep.vocabulary.run;

import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.CaughtError;
import airstep.vocabulary.json.JsonObject;
import java.util.List;
import java.util.OptionalLong;

/**
 * The input of CheckAlert.
 *
 * @param faults the parts of the check that failed
 */
public record CheckAlertInput(
    AlertSettings alert,
    List<String> tags,
    RunId run,
    AirbyteFindings airbyte,
    List<FailedPart> faults,
    Alarms alarms) {

  public static CheckAlertInput read(JsonObject json) {
    return new CheckAlertInput(
        AlertSettings.read(json.needObject("alert")),
        json.needTexts("tags"),
        RunId.read(json.needObject("run")),
        AirbyteFindings.read(json.needObject("airbyte")),
        json.needList("faults", FailedPart::read),
        Alarms.read(json.needObject("alarms")));
  }

  /**
   * A part of a check that failed.
   *
   * @param of what it was supposed to check
   */
  public record FailedPart(String of, CaughtError error) {

    static FailedPart read(JsonObject json) {
      return new FailedPart(json.needText("of"), CaughtError.read(json.needObject("error")));
    }
  }

  /**
   * The subscriptions to the topic of alarms.
   *
   * @param confirmed how many are confirmed; empty if they could not be listed
   * @param pending the endpoints of those that are not confirmed
   */
  public record Alarms(OptionalLong confirmed, List<String> pending) {

    static Alarms read(JsonObject json) {
      return new Alarms(json.whole("confirmed"), json.needTexts("pending"));
    }
  }
}
