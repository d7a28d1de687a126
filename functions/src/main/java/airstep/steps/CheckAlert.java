package airstep.steps;

import airstep.alert.CheckMessage;
import airstep.alert.ErrorOutput;
import airstep.log.StepLog;
import airstep.text.OneLine;
import airstep.vocabulary.Delivery;
import airstep.vocabulary.run.AirbyteFindings;
import airstep.vocabulary.run.CheckAlertInput;
import airstep.vocabulary.run.CheckAlertInput.Alarms;
import airstep.vocabulary.run.CheckAlertInput.FailedPart;
import airstep.vocabulary.run.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Collects the results of a check and sends them to Slack, marked as a check. If Slack does not
 * accept the message, that is another problem.
 */
public final class CheckAlert extends Step<CheckAlertInput, CheckResult> {

  private static final int LONGEST_ALERT = 500;

  public CheckAlert() {
    this(OnLambda.get());
  }

  public CheckAlert(StepParts parts) {
    super(parts, CheckAlertInput::read);
  }

  @Override
  CheckResult run(CheckAlertInput input, StepLog log) {
    AirbyteFindings found = input.airbyte();
    List<String> problems = problems(input);
    List<String> notes = notes(input);
    String alert = "delivered";
    Delivery delivery = Delivery.DELIVERED;
    try {
      slack(log)
          .post(
              input.alert().secret(),
              new CheckMessage(input.run(), found, problems, notes, input.tags()).payload());
    } catch (RuntimeException e) {
      alert = OneLine.cut("not delivered: " + e.getMessage(), LONGEST_ALERT);
      delivery = Delivery.NOT_DELIVERED;
      log.info("notDelivered", Map.of("because", alert));
      problems.add("Slack: " + alert);
    }
    return new CheckResult(alert, delivery, problems, notes, found.saw(), found.untried());
  }

  private static List<String> problems(CheckAlertInput input) {
    List<String> problems = new ArrayList<>(input.airbyte().problems());
    for (FailedPart part : input.faults()) {
      problems.add(part.of() + ": " + ErrorOutput.said(part.error()));
    }
    for (String endpoint : input.alarms().pending()) {
      problems.add(
          "the subscription of "
              + endpoint
              + " to alarms is not confirmed: follow the link in the email from AWS, or subscribe"
              + " again if the link has expired");
    }
    return problems;
  }

  /** If the subscriptions could not be listed, that is a problem already. */
  private static List<String> notes(CheckAlertInput input) {
    List<String> notes = new ArrayList<>(input.airbyte().notes());
    Alarms alarms = input.alarms();
    if (alarms.confirmed().orElse(-1) == 0 && alarms.pending().isEmpty()) {
      notes.add("no one is subscribed to alarms");
    }
    return notes;
  }
}
