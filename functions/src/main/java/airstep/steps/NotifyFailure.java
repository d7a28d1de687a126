package airstep.steps;

import airstep.http.LoggedHttp;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.slack.FailureMessage;
import airstep.slack.SlackWebhook;
import java.util.Map;

/** Tells Slack that a run did not succeed, and why. */
public final class NotifyFailure extends Step {

  public NotifyFailure() {
    this(OnLambda.get());
  }

  public NotifyFailure(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    FailureMessage message =
        new FailureMessage(
            input.needObject("run"),
            input.needObject("failed"),
            input.needWhole("total"),
            input.texts("tags"));
    LoggedHttp http = new LoggedHttp(parts().http(), log, parts().clock());
    new SlackWebhook(http, parts().secrets(), parts().pause())
        .post(input.needObject("alert").needText("secret"), message.payload());
    return Map.of("alert", "delivered");
  }
}
