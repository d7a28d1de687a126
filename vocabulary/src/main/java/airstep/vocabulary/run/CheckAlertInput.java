package airstep.vocabulary.run;

import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.CaughtError;
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

  /**
   * A part of a check that failed.
   *
   * @param of what it was to check
   */
  public record FailedPart(String of, CaughtError error) {}

  /**
   * The subscriptions to the topic of alarms.
   *
   * @param confirmed how many are confirmed; empty if they could not be listed
   * @param pending the endpoints of those that are not confirmed
   */
  public record Alarms(OptionalLong confirmed, List<String> pending) {}
}
