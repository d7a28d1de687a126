package airstep.steps;

import airstep.alert.ErrorOutput;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.slack.CheckMessage;
import airstep.vocabulary.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what a check has found, and sends it to Slack, marked as a check. A Slack that does not take
 * it is one more problem.
 */
public final class CheckAlert extends Step {

  private static final int LONGEST_ALERT = 500;

  public CheckAlert() {
    this(OnLambda.get());
  }

  public CheckAlert(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    List<String> problems = problems(input);
    List<String> notes = notes(input);
    CheckMessage message =
        new CheckMessage(
            input.needObject("run"),
            input.needObject("airbyte").texts("saw"),
            input.needObject("airbyte").texts("untried"),
            List.copyOf(problems),
            notes,
            input.texts("tags"));
    String secret = input.needObject("alert").needText("secret");
    Map<String, Object> checked = new LinkedHashMap<>();
    try {
      slack(log).post(secret, message.payload());
      checked.put("alert", "delivered");
      checked.put("delivery", Delivery.DELIVERED.name());
    } catch (RuntimeException e) {
      String alert = "not delivered: " + e.getMessage();
      alert = alert.substring(0, Math.min(LONGEST_ALERT, alert.length()));
      log.info("notDelivered", Map.of("because", alert));
      problems.add("Slack: " + alert);
      checked.put("alert", alert);
      checked.put("delivery", Delivery.NOT_DELIVERED.name());
    }
    checked.put("problems", problems);
    checked.put("notes", notes);
    checked.put("saw", input.needObject("airbyte").texts("saw"));
    checked.put("untried", input.needObject("airbyte").texts("untried"));
    return checked;
  }

  private static List<String> problems(JsonObject input) {
    List<String> problems = new ArrayList<>(input.needObject("airbyte").texts("problems"));
    for (JsonObject fault : input.objects("faults")) {
      ErrorOutput error = ErrorOutput.of(fault.needObject("error"));
      problems.add(fault.needText("of") + ": " + error.said());
    }
    for (String endpoint : input.needObject("alarms").texts("pending")) {
      problems.add(
          "the subscription of "
              + endpoint
              + " to alarms is not confirmed: follow the link that AWS has sent there; once it has"
              + " expired, subscribe again");
    }
    return problems;
  }

  /** A topic whose subscriptions could not be listed is a problem, not a note. */
  private static List<String> notes(JsonObject input) {
    List<String> notes = new ArrayList<>(input.needObject("airbyte").texts("notes"));
    JsonObject alarms = input.needObject("alarms");
    if (alarms.whole("confirmed").orElse(-1) == 0 && alarms.texts("pending").isEmpty()) {
      notes.add("nobody is subscribed to alarms");
    }
    return notes;
  }
}
