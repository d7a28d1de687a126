package airstep.steps;

import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.slack.CheckMessage;
import java.util.Map;

/** Tells Slack that a flow is only being checked, and what the check has found so far. */
public final class CheckAlert extends Step {

  public CheckAlert() {
    this(OnLambda.get());
  }

  public CheckAlert(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    CheckMessage message =
        new CheckMessage(
            input.needObject("run"),
            input.texts("saw"),
            input.texts("untried"),
            input.texts("problems"),
            input.texts("notes"),
            input.texts("tags"));
    slack(log).post(input.needObject("alert").needText("secret"), message.payload());
    return Map.of("alert", "delivered");
  }
}
